import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { asProblem } from './problem.ts';

interface Props {
  readonly children: ReactNode;
}

/** What is below it, or, where that fails to draw or to load, what went wrong and a way on: never an empty page. */
export class FailureBoundary extends Component<Props, { readonly thrown?: unknown }> {
  override state: { readonly thrown?: unknown } = {};

  static getDerivedStateFromError(thrown: unknown): { readonly thrown: unknown } {
    return { thrown };
  }

  override render(): ReactNode {
    if (!('thrown' in this.state)) return this.props.children;
    const { message, code } = asProblem(this.state.thrown);
    return (
      <Result
        status="error"
        title="Không hiển thị được trang này"
        subTitle={
          <span role="alert">
            {message} <span className="nowrap">(Mã lỗi: {code})</span>
          </span>
        }
        extra={
          <Button type="primary" onClick={() => location.reload()}>
            Tải lại trang
          </Button>
        }
      />
    );
  }
}
