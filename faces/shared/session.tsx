import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { answered, api, type Schema, signIn } from './api.ts';
import { Problem } from './problem.ts';
import { ProblemAlert } from './problem-alert.tsx';

type Me = Schema<'Me'>;

const MeContext = createContext<Me | undefined>(undefined);

/** The signed-in person. Only below {@link Session}. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error('Expected a signed-in person, but the screen is outside a session');
  return me;
}

/** Shows its children to a signed-in person; sends everyone else to the sign-in page and back. */
export function Session({ children }: { children: ReactNode }): ReactNode {
  const query = useQuery({
    queryKey: ['me'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        return await answered(api.GET('/api/v1/me', { signal }));
      } catch (thrown) {
        if (thrown instanceof Problem && thrown.needsSignIn) return null;
        throw thrown;
      }
    },
  });
  const stranger = query.data === null;
  useEffect(() => {
    if (stranger) signIn();
  }, [stranger]);
  if (query.isError) return <ProblemAlert thrown={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined || query.data === null)
    return <Spin description={stranger ? 'Đang chuyển đến trang đăng nhập…' : 'Đang tải…'} fullscreen />;
  return <MeContext value={query.data}>{children}</MeContext>;
}
