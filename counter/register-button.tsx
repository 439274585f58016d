import { BookOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, DatePicker, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { ProblemAlert } from '../faces/shared/problem-alert.tsx';
import { useClock } from './queries.ts';
import { nextPart, type RegisterPart, registerAddress } from './register-parts.ts';

/** Makes an agency's register of a period (form 07), part by part, and opens each. */
export function RegisterButton({ agency }: { agency: string }): ReactNode {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly [Dayjs, Dayjs]>();
  const today = dayjs(useClock().data?.now.slice(0, 10));
  const period: readonly [Dayjs, Dayjs] = chosen ?? [today.startOf('month'), today];
  const [parts, setParts] = useState<readonly RegisterPart[]>([]);
  const [thrown, setThrown] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [from, to] = [period[0].format('YYYY-MM-DD'), period[1].format('YYYY-MM-DD')];
  const following = parts.at(-1)?.next;

  const start = (): void => {
    setParts([]);
    setThrown(undefined);
    setOpen(true);
  };
  const make = async (address: string): Promise<void> => {
    setBusy(true);
    setThrown(undefined);
    try {
      const part = await nextPart(address);
      setParts((made) => [...made, part]);
    } catch (problem) {
      setThrown(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button icon={<BookOutlined aria-hidden />} onClick={start}>
        Sổ theo dõi hồ sơ
      </Button>
      <Modal
        title="Sổ theo dõi hồ sơ (mẫu 07)"
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        destroyOnHidden
      >
        <div className="stack">
          <div className="row wrap">
            <DatePicker.RangePicker
              aria-label="Kỳ của sổ"
              allowClear={false}
              format="DD/MM/YYYY"
              value={[period[0], period[1]]}
              onChange={(days) => {
                if (days?.[0] == null || days[1] == null) return;
                setChosen([days[0], days[1]]);
                setParts([]);
              }}
            />
            {parts.length === 0 ? (
              <Button type="primary" loading={busy} onClick={() => void make(registerAddress(agency, from, to))}>
                Lập sổ
              </Button>
            ) : null}
          </div>
          {thrown === undefined ? null : <ProblemAlert thrown={thrown} />}
          <ul className="plain papers">
            {parts.map(({ address }, index) => (
              <li key={address}>
                <span>Phần {index + 1}</span>
                <Button
                  size="small"
                  icon={<PrinterOutlined aria-hidden />}
                  href={address}
                  target="_blank"
                  rel="noreferrer"
                >
                  In
                </Button>
              </li>
            ))}
          </ul>
          {following === undefined ? null : (
            <Button loading={busy} onClick={() => void make(following)}>
              Lập phần tiếp theo
            </Button>
          )}
        </div>
      </Modal>
    </>
  );
}
