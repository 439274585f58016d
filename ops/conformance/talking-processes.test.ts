import { describe, expect, test } from '@jest/globals';
import { runCase } from './run-case.ts';

/** Processes of one file that send each other messages, whichever of them is ready first. */
const roots = '<message id="ask" name="ask"/><message id="answer" name="answer"/>';
const send = (id: string, message: string) =>
  `<intermediateThrowEvent id="${id}"><messageEventDefinition messageRef="${message}"/></intermediateThrowEvent>`;
const receive = (id: string, message: string) =>
  `<intermediateCatchEvent id="${id}"><messageEventDefinition messageRef="${message}"/></intermediateCatchEvent>`;
const script = (id: string, verb: string) => `<scriptTask id="${id}"><script>${verb}</script></scriptTask>`;
const wait = (id: string) => script(id, 'WAIT_TEN_SECONDS');

/** Start, the nodes in a row, end. */
function process(id: string, nodes: readonly string[], end = ''): string {
  const ids = [`${id}_s`, ...nodes.map((node) => /id="(\w+)"/.exec(node)?.[1] ?? ''), `${id}_e`];
  const flows = ids
    .slice(1)
    .map((to, index) => `<sequenceFlow id="f_${to}" sourceRef="${ids[index]}" targetRef="${to}"/>`);
  return `<process id="${id}" isExecutable="true"><startEvent id="${id}_s"/>${nodes.join('')}<endEvent id="${id}_e">${end}</endEvent>${flows.join('')}</process>`;
}

async function logOf(own: string, parallel: string): Promise<readonly string[]> {
  const body = `${roots}${own}${parallel}`.replace(/<(\/?)(?=[a-z])/g, '<$1bpmn2:');
  const xml = `<bpmn2:definitions xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bpmn2="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="t">${body}</bpmn2:definitions>`;
  const input = { test: 'a', integerVariable: 0, testCaseNumber: 1 };
  return (await runCase(xml, 'T', { number: 1, input, delayMs: 0, parallelProcess: true, expected: [] })).log;
}

describe('ask and answer', () => {
  const asking = [send('t1', 'ask'), receive('t2', 'answer'), script('t3', 'SCRIPT_task1')];
  const answering = [receive('q1', 'ask'), send('q2', 'answer'), script('q3', 'SCRIPT_task2')];
  const both = ['SCRIPT_task1', 'SCRIPT_task2'];

  test.each([
    ['who answers waits first', asking, answering],
    ['the question comes before anybody waits for it', asking, [wait('w'), ...answering]],
    [
      'the answer comes before anybody waits for it',
      [send('t1', 'ask'), wait('w'), receive('t2', 'answer'), script('t3', 'SCRIPT_task1')],
      answering,
    ],
    [
      'each has sent before the other waits',
      [send('t1', 'ask'), wait('w'), receive('t2', 'answer'), script('t3', 'SCRIPT_task1')],
      [send('q2', 'answer'), wait('v'), receive('q1', 'ask'), script('q3', 'SCRIPT_task2')],
    ],
  ])('%s', async (_order, own, other) => {
    expect(await logOf(process('T', own), process('ParallelProcess', other))).toEqual(both);
  });

  test('one that terminates ends itself alone, and what it has sent still arrives', async () => {
    const own = process('T', [send('t1', 'ask')], '<terminateEventDefinition/>');
    const other = process('ParallelProcess', [wait('w'), receive('q1', 'ask'), script('q3', 'SCRIPT_task2')]);
    expect(await logOf(own, other)).toEqual(['SCRIPT_task2']);
  });
});
