import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';

/** The dossier's code, one press from the clipboard. */
export function CopyCode({ code }: { code: string }): ReactNode {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <span className="row" style={{ gap: 2 }}>
      <strong className="code">{code}</strong>
      <Button
        type="text"
        size="small"
        aria-label={copied ? 'Đã sao chép mã hồ sơ' : 'Sao chép mã hồ sơ'}
        icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
        onClick={() => void copy()}
      />
    </span>
  );
}
