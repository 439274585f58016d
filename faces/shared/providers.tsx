import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider, Modal } from 'antd';
import viVN from 'antd/es/locale/vi_VN';
import { type ReactNode, StrictMode, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import './fonts.css';
import './face.css';
import { signIn } from './api.ts';
import { FailureBoundary } from './failure-boundary.tsx';
import { Problem } from './problem.ts';
import { theme } from './theme.ts';

const months = ['Th 1', 'Th 2', 'Th 3', 'Th 4', 'Th 5', 'Th 6', 'Th 7', 'Th 8', 'Th 9', 'Th 10', 'Th 11', 'Th 12'];
const datePicker = viVN.DatePicker;
/** antd's Vietnamese, with the calendar's names, which it otherwise takes from another library's locale. */
const locale =
  datePicker === undefined
    ? viVN
    : {
        ...viVN,
        DatePicker: {
          ...datePicker,
          lang: { ...datePicker.lang, shortMonths: months, shortWeekDays: ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'] },
        },
      };

/** Nothing moves for people who asked their system for that: what they are about to press stands still. */
const calmTheme = {
  ...theme,
  token: { ...theme.token, motion: !matchMedia('(prefers-reduced-motion: reduce)').matches },
};

let sessionOver = false;
const watchers = new Set<() => void>();

function noticeSignIn(thrown: unknown): void {
  if (thrown instanceof Problem && thrown.needsSignIn && !sessionOver) {
    sessionOver = true;
    for (const watcher of watchers) watcher();
  }
}

function SessionOver(): ReactNode {
  const over = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => sessionOver,
  );
  return (
    <Modal
      open={over}
      title="Phiên làm việc đã hết hạn"
      okText="Đăng nhập lại"
      onOk={signIn}
      closable={false}
      cancelButtonProps={{ hidden: true }}
      keyboard={false}
    >
      Vui lòng đăng nhập lại để tiếp tục. Sau khi đăng nhập, bạn sẽ trở về đúng trang này.
    </Modal>
  );
}

/** One client per page: retries only what the server calls retryable, and notices the end of the session. */
function newQueryClient(): QueryClient {
  const retry = (failures: number, thrown: unknown): boolean =>
    thrown instanceof Problem && thrown.retryable && failures < 3;
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignIn }),
    mutationCache: new MutationCache({ onError: noticeSignIn }),
    defaultOptions: { queries: { retry, staleTime: 2_000, refetchOnWindowFocus: true }, mutations: { retry } },
  });
}

/** Mounts a screen into an element, with everything it relies on. Answers how to take it away. */
export function mountScreen(place: HTMLElement, screen: ReactNode): () => void {
  const root = createRoot(place);
  root.render(
    <StrictMode>
      <ConfigProvider locale={locale} theme={calmTheme} button={{ autoInsertSpace: false }}>
        <QueryClientProvider client={newQueryClient()}>
          <App message={{ top: 64 }}>
            <FailureBoundary>{screen}</FailureBoundary>
            <SessionOver />
          </App>
        </QueryClientProvider>
      </ConfigProvider>
    </StrictMode>,
  );
  return () => root.unmount();
}

/** Mounts a face into `#root`. */
export function mountFace(screen: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('Expected an element #root in the page');
  mountScreen(root, screen);
}
