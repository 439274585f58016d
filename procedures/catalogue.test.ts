import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dmn, tableDecision } from '../engine/dmn/testing.ts';
import { bpmn, flows } from '../engine/testing.ts';
import { type CatalogueEntry, checkProcedure, checkRegime, readCatalogue } from './catalogue.ts';
import { drawGraph } from './drawing/draw-graph.ts';
import { drawProcess } from './drawing/draw-process.ts';
import { regimeGraph } from './regime/regime-graph.ts';
import { shelf } from './shelf/shelf.ts';

const here = import.meta.dirname;
const codes = shelf.map((outline) => outline.code);

describe('the catalogue', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
    for (const name of ['regime', 'calendar.json', ...codes])
      await cp(join(here, name), join(folder, name), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('holds the first shelf and the regime, and all of it may be published', async () => {
    const catalogue = await readCatalogue(folder);
    expect(catalogue.problems).toEqual([]);
    expect(catalogue.entries.map((entry) => entry.procedure.code)).toEqual(codes.toSorted());
    for (const entry of catalogue.entries) expect(await checkProcedure(entry)).toEqual([]);
    expect(await checkRegime(catalogue.regime?.process ?? '')).toEqual([]);
  });

  it('holds the diagrams as they are drawn', async () => {
    expect(await readFile(join(here, 'regime', 'process.bpmn'), 'utf8')).toBe(await drawGraph(regimeGraph));
    for (const outline of shelf) {
      expect(await readFile(join(here, outline.code, 'process.bpmn'), 'utf8')).toBe(await drawProcess(outline));
    }
  });

  it.each([
    'userTask',
    'serviceTask',
    'scriptTask',
    'businessRuleTask',
    'receiveTask',
    'callActivity',
    'subProcess',
    'exclusiveGateway',
    'parallelGateway',
    'inclusiveGateway',
    'timerEventDefinition',
    'messageEventDefinition',
    'errorEventDefinition',
    'intermediateCatchEvent',
    'intermediateThrowEvent',
    'boundaryEvent',
    'cancelActivity="false"',
    'triggeredByEvent="true"',
    'multiInstanceLoopCharacteristics',
  ])('uses %s somewhere', async (construct) => {
    const catalogue = await readCatalogue(folder);
    const files = [catalogue.regime?.process, ...catalogue.entries.map((entry) => entry.process)];
    expect(files.filter((xml) => xml?.includes(construct)).length).toBeGreaterThan(0);
  });

  it('reads the decisions that lie beside a process, and misses those that do not', async () => {
    const process = bpmn(
      `<process id="Process_1_001029" isExecutable="true"><startEvent id="s"/><businessRuleTask id="t"><extensionElements><zeebe:calledDecision decisionId="fee" resultVariable="fee"/></extensionElements></businessRuleTask><endEvent id="e"/>${flows('s t e')}</process>`,
    );
    const own = join(folder, '1.001029');
    const drawn = await readFile(join(own, 'process.bpmn'), 'utf8');
    const check = async () => {
      const { entries } = await readCatalogue(folder);
      const entry = entries.find((each) => each.procedure.code === '1.001029');
      return entry === undefined
        ? []
        : (await checkProcedure(entry)).map(({ field, reason }) => `${field}: ${reason.en}`);
    };
    await writeFile(join(own, 'process.bpmn'), process);
    expect(await check()).toEqual(['t: There is no decision fee in the DMN files beside the process.']);
    await writeFile(
      join(own, 'fee.dmn'),
      dmn(tableDecision('fee', { inputs: ['n'], outputs: ['fee'], rules: ['-; 50000'] })),
    );
    expect(await check()).toEqual([]);
    await rm(join(own, 'fee.dmn'));
    await writeFile(join(own, 'process.bpmn'), drawn);
  });

  describe('refuses', () => {
    const someEntry = async (): Promise<CatalogueEntry & { process: string }> => {
      const entry = (await readCatalogue(folder)).entries.find((each) => each.procedure.code === '1.001029');
      if (entry?.process === undefined) throw new Error('Expected 1.001029 to have a process');
      return { ...entry, process: entry.process };
    };

    it.each<[string, (xml: string) => string, string, RegExp]>([
      ['text that is no XML', () => 'BPMN?', '', /BPMN/],
      [
        'a process another procedure owns',
        (xml) => xml.replaceAll('Process_1_001029', 'Process_1_001193'),
        'Process_1_001193',
        /another procedure/,
      ],
      [
        'an unknown role',
        (xml) => xml.replace('candidateGroups="specialist"', 'candidateGroups="wizard"'),
        'Task_ThamDinhHoSo',
        /role.*wizard/,
      ],
      [
        'an unknown agency',
        (xml) => xml.replace('agency="culture"', 'agency="astrology"'),
        'Task_ThamDinhThucTe',
        /agency.*astrology/,
      ],
      [
        'a task nobody works on',
        (xml) => xml.replace('<zeebe:assignmentDefinition candidateGroups="specialist" />', ''),
        'Task_ThamDinhHoSo',
        /role/,
      ],
      [
        'a step longer than the procedure',
        (xml) => xml.replace('budget="4"', 'budget="40"'),
        'Task_ThamDinhThucTe',
        /no longer/,
      ],
      [
        'an unknown milestone',
        (xml) => xml.replace('<tthc:signature', '<tthc:milestone on="enter" is="celebrated" /><tthc:signature'),
        'Task_CapSo',
        /milestone.*celebrated/,
      ],
      [
        'an unknown form',
        (xml) => xml.replace('<tthc:signature', '<tthc:slip form="12" /><tthc:signature'),
        'Task_CapSo',
        /form.*12/,
      ],
      ['broken FEEL', (xml) => xml.replace('=thamDinhHoSo = "reject"', '=thamDinhHoSo = ('), '', /FEEL/],
    ])('%s', async (_name, change, field, reason) => {
      const entry = await someEntry();
      const process = change(entry.process);
      expect(process).not.toBe(entry.process);
      const problems = await checkProcedure({ ...entry, process });
      expect(problems.map((problem) => problem.reason.en).join('\n')).toMatch(reason);
      expect(problems.every((problem) => problem.file === '1.001029/process.bpmn' && problem.reason.vi !== '')).toBe(
        true,
      );
      if (field !== '') expect(problems.map((problem) => problem.field)).toContain(field);
    });

    it('a published procedure without a process', async () => {
      expect(await checkProcedure({ ...(await someEntry()), process: undefined })).toHaveLength(1);
    });

    it('a file in another procedure’s folder, and reads the others all the same', async () => {
      const file = join(folder, '1.000382', 'procedure.json');
      const before = await readFile(file, 'utf8');
      await writeFile(file, before.replace('"1.000382"', '"1.000383"'));
      const catalogue = await readCatalogue(folder);
      await writeFile(file, before);
      expect(catalogue.problems).toMatchObject([{ file: '1.000382/procedure.json', field: 'code' }]);
      expect(catalogue.entries).toHaveLength(codes.length - 1);
    });
  });
});
