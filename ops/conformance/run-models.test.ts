import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runModels } from './run-models.ts';

const material = join(import.meta.dirname, '../../../shared/conformance/miwg');
const present = existsSync(material);
if (!present) process.stderr.write('skipped: the interchange models are not beside the project\n');

/** The models that are meant to run, as the material says. */
const realistic = ['C.1.1', 'C.3.0', 'C.6.0', 'C.7.0', 'C.8.1', 'C.9.0', 'C.9.1', 'C.9.2'].map(
  (name) => `${name}.bpmn`,
);

(present ? test : test.skip)(
  'every realistic model ends in every life, and all its flows are taken; all models are written back',
  async () => {
    const models = await runModels(material);
    expect(models.filter((model) => !model.roundTrip).map(({ file }) => file)).toEqual([]);
    const run = models.filter(({ file }) => realistic.includes(file));
    expect(run.map(({ file }) => file)).toEqual(realistic);
    // A model that is refused has no process that could fail below.
    expect(run.filter(({ processes, problems }) => processes.length === 0 || problems.length > 0)).toEqual([]);
    for (const { file, processes } of run)
      for (const { runs, ended, notTaken } of processes)
        expect({ file, ended, notTaken }).toEqual({ file, ended: runs, notTaken: [] });
  },
);

test('a sketch runs: the driver names what is thrown, times what waits, and takes every branch', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-models-'));
  await writeFile(
    join(folder, 'sketch.bpmn'),
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t" expressionLanguage="http://www.w3.org/1999/XPath">
      <process id="p"><startEvent id="s"><outgoing>f1</outgoing></startEvent><userTask id="a"><incoming>f1</incoming><outgoing>f2</outgoing></userTask>
      <boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><outgoing>f3</outgoing><timerEventDefinition/></boundaryEvent>
      <exclusiveGateway id="g"><incoming>f2</incoming><outgoing>f4</outgoing><outgoing>f5</outgoing></exclusiveGateway>
      <endEvent id="e1"><incoming>f3</incoming></endEvent><endEvent id="e2"><incoming>f4</incoming><errorEventDefinition/></endEvent>
      <endEvent id="e3"><incoming>f5</incoming><signalEventDefinition/></endEvent>
      <sequenceFlow id="f1" sourceRef="s" targetRef="a" isImmediate="false"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
      <sequenceFlow id="f3" sourceRef="b" targetRef="e1"/><sequenceFlow id="f4" sourceRef="g" targetRef="e2"/>
      <sequenceFlow id="f5" sourceRef="g" targetRef="e3"/></process></definitions>`,
  );
  const [model] = await runModels(folder);
  await rm(folder, { recursive: true });
  expect(model).toMatchObject({ roundTrip: true, problems: [] });
  const [report] = model?.processes ?? [];
  expect(report).toMatchObject({ flowsTaken: 5, flowsDrawn: 5, branchesTaken: 3, branchesDrawn: 3, notTaken: [] });
  expect(report?.ended).toBe(report?.runs);
});
