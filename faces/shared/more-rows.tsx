import { Button } from 'antd';
import type { ReactNode } from 'react';

/** Below a list that is read page by page: the way to its next page, where there is one. */
export function MoreRows({
  query,
}: {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}): ReactNode {
  if (!query.hasNextPage) return null;
  return (
    <div className="more">
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        Xem thêm
      </Button>
    </div>
  );
}
