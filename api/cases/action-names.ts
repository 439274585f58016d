import { describeElement, flowsOf } from '../../engine/describe.ts';
import type { Program } from '../../engine/program.ts';

/** What an action of the journal is called: as it is drawn, else by what the system calls it. */
export function actionNames(program: Program): (action: string) => string {
  const names = new Map<string, string>();
  for (const plan of Object.values(program.plans)) {
    for (const element of new Set(flowsOf(plan).flatMap((flow) => [flow.source, flow.target]))) {
      const described = describeElement(plan, element);
      for (const option of described?.options ?? []) names.set(option.action, option.name);
      for (const action of [described?.message, described?.afterwards])
        if (action !== undefined) names.set(action.action, action.name);
    }
  }
  return (action) => names.get(action) ?? systemActions[action] ?? action;
}

const systemActions: Readonly<Record<string, string>> = {
  start: 'Nộp hồ sơ',
  receive: 'Nộp hồ sơ',
  alarm: 'Đến thời điểm đã hẹn',
  claim: 'Nhận việc',
  release: 'Trả lại việc',
  message: 'Nhận thông điệp',
  'child-finished': 'Hồ sơ thành phần có kết quả',
  'child-failed': 'Không mở được hồ sơ thành phần',
  'called-off': 'Hồ sơ liên thông không còn chờ kết quả',
  'complete-job': 'Hệ thống hoàn thành tra cứu',
  'fail-job': 'Hệ thống tra cứu không thành công',
  'retry-incident': 'Thử lại sau sự cố',
};
