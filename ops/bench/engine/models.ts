/**
 * The models both engines run: only what both know. Every task waits for an answer. `lives` says how a life goes on:
 * the tasks are answered in the order in which they open.
 */
export interface BenchModel {
  readonly name: string;
  readonly xml: string;
}

const flow = (source: string, target: string) =>
  `<sequenceFlow id="f_${source}_${target}" sourceRef="${source}" targetRef="${target}"/>`;
const chain = (...ids: string[]) =>
  ids
    .slice(1)
    .map((id, index) => flow(ids[index] ?? '', id))
    .join('');
const tasks = (...ids: string[]) => ids.map((id) => `<userTask id="${id}" name="${id}"/>`).join('');

function file(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    id="benchmark" targetNamespace="https://motcua.vn/bench"><process id="bench" isExecutable="true">${content}</process></definitions>`;
}

export const benchModels: readonly BenchModel[] = [
  {
    name: 'sequence of six steps',
    xml: file(
      `<startEvent id="s"/>${tasks('t1', 't2', 't3', 't4', 't5', 't6')}<endEvent id="e"/>${chain('s', 't1', 't2', 't3', 't4', 't5', 't6', 'e')}`,
    ),
  },
  {
    name: 'twelve steps: choice, three opinions in parallel, a sub-process',
    xml: file(`<startEvent id="s"/>${tasks('receive', 'check', 'appraise', 'tax', 'land', 'police', 'draft', 'review', 'sign', 'return')}
      <exclusiveGateway id="complete" default="f_complete_appraise"/><endEvent id="refused"/><parallelGateway id="ask"/><parallelGateway id="answered"/>
      <subProcess id="decide"><startEvent id="s2"/>${tasks('propose', 'approve')}<endEvent id="e2"/>${chain('s2', 'propose', 'approve', 'e2')}</subProcess><endEvent id="e"/>
      ${chain('s', 'receive', 'check', 'complete', 'appraise', 'ask', 'tax', 'answered', 'draft', 'review', 'decide', 'sign', 'return', 'e')}
      ${chain('ask', 'land', 'answered')}${chain('ask', 'police', 'answered')}
      <sequenceFlow id="f_complete_refused" sourceRef="complete" targetRef="refused"><conditionExpression xsi:type="tFormalExpression">refused</conditionExpression></sequenceFlow>`),
  },
];
