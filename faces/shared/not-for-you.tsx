import { Result } from 'antd';
import type { ReactNode } from 'react';
import { facesFor } from './face-list.ts';
import { useMe } from './session.tsx';

/** Instead of a screen on which the reader's roles have nothing to do: where they have something. */
export function NotForYou({ who }: { who: string }): ReactNode {
  const open = facesFor(useMe().roles);
  return (
    <Result
      status="info"
      title={`Trang này dành cho ${who}.`}
      subTitle={
        open.length === 0 ? 'Tài khoản của bạn chưa dùng được phân hệ nào ở đây.' : 'Bạn có thể mở các phân hệ sau.'
      }
      extra={
        <div className="row wrap" style={{ justifyContent: 'center' }}>
          {open.map(({ path, name }) => (
            <a key={path} href={path}>
              {name}
            </a>
          ))}
        </div>
      }
    />
  );
}
