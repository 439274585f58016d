import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compile } from '../compile.ts';
import { drawProcess, randomBlock } from '../random-process.ts';
import { bpmn } from '../testing.ts';
import { checkSoundness } from './check-soundness.ts';

/** A small process drawn at random: nodes in a row of kinds, and flows between any of them. */
interface Graph {
  readonly kinds: readonly Kind[];
  /** From node to node; the node after the last is the end. */
  readonly flows: readonly (readonly [number, number])[];
}

type Kind = 'task' | 'and' | 'xor';

const randomGraph: fc.Arbitrary<Graph> = fc.integer({ min: 2, max: 7 }).chain((size) =>
  fc
    .record({
      kinds: fc.array(fc.constantFrom<Kind>('task', 'task', 'and', 'xor'), { minLength: size, maxLength: size }),
      // A way through all nodes, and some more flows: mostly ahead, some back to a task.
      extra: fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size)), {
        maxLength: 5,
        selector: ([from, to]) => `${from} ${to}`,
      }),
      skipped: fc.uniqueArray(fc.nat(size - 1), { maxLength: 2 }),
    })
    .map(({ kinds, extra, skipped }) => {
      const row = kinds
        .map((_kind, index): readonly [number, number] => [index, index + 1])
        .filter(([from]) => kinds[from] === 'task' || !skipped.includes(from));
      const more = extra.filter(
        ([from, to]) =>
          kinds[from] !== 'task' &&
          (to > from || kinds[to] === 'task') &&
          !row.some(([a, b]) => a === from && b === to),
      );
      const all = [...row, ...more];
      return { kinds, flows: all.filter(([from]) => all.some(([source]) => source === from)) };
    }),
);

const runs = Number(process.env['PROPERTY_RUNS'] ?? 200);
/** More tokens at one place than are told apart at first, and yet every one comes to the end. */
const crowded: Graph = {
  kinds: ['and', 'and', 'task', 'task', 'task', 'task'],
  flows: [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 6],
    [0, 3],
    [0, 2],
    [1, 3],
  ],
};
/** The same, and every round makes another token: it never ends. */
const growing: Graph = {
  kinds: ['and', 'task', 'task', 'task', 'task', 'and'],
  flows: [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 6],
    [5, 1],
    [0, 2],
    [0, 3],
  ],
};

describe('soundness of random processes', () => {
  it('is what a search through plain markings says', async () => {
    let sound = 0;
    let unsound = 0;
    await fc.assert(
      fc.asyncProperty(randomGraph, async (graph) => {
        const compiled = await compile(draw(graph));
        const brute = search(graph);
        fc.pre(compiled.ok && brute !== undefined);
        if (!compiled.ok || !brute) return;
        const report = checkSoundness(compiled.plan);
        expect(report.sound).not.toBe('unknown');
        if (report.sound === true) sound += 1;
        else unsound += 1;
        expect({ findings: kinds(report.findings.map((finding) => finding.code)) }).toEqual({ findings: kinds(brute) });
      }),
      { numRuns: runs, examples: [[crowded], [growing]] },
    );
    expect(sound).toBeGreaterThan(10);
    expect(unsound).toBeGreaterThan(10);
  });

  it('ends without a defect of the engine on every element, and tells the same twice', async () => {
    await fc.assert(
      fc.asyncProperty(randomBlock, async (block) => {
        const compiled = await compile(drawProcess(block));
        if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
        const bounds = { states: 300, steps: 2_000 };
        const report = checkSoundness(compiled.plan, bounds);
        expect(checkSoundness(compiled.plan, bounds)).toEqual(report);
        for (const finding of report.findings) expect(finding.path.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

/** Only whether something is stuck, doubled or dead: where it shows first depends on the order of the search. */
function kinds(codes: readonly string[]): string[] {
  const stuck = codes.some((code) => code === 'deadlock' || code === 'never-ends');
  const doubled = codes.some((code) => code === 'missing-synchronisation' || code === 'improper-completion');
  return [
    ...(stuck ? ['stuck'] : []),
    ...(doubled ? ['doubled'] : []),
    ...(codes.includes('dead-element') ? ['dead'] : []),
  ];
}

function draw({ kinds: nodes, flows }: Graph): string {
  const id = (index: number) => (index === nodes.length ? 'e' : `n${index}`);
  const tags = { task: 'userTask', and: 'parallelGateway', xor: 'exclusiveGateway' };
  const elements = nodes.map((kind, index) => {
    const last = flows.findLast(([from]) => from === index);
    return `<${tags[kind]} id="n${index}"${kind === 'xor' && last ? ` default="f_${last[0]}_${last[1]}"` : ''}/>`;
  });
  const drawn = flows.map(([from, to]) => {
    const isChoice = nodes[from] === 'xor' && flows.findLast(([source]) => source === from)?.[1] !== to;
    const condition = isChoice
      ? `<conditionExpression xsi:type="tFormalExpression">=v_${from}_${to}</conditionExpression>`
      : '';
    return `<sequenceFlow id="f_${from}_${to}" sourceRef="${id(from)}" targetRef="${id(to)}">${condition}</sequenceFlow>`;
  });
  return bpmn(
    `<startEvent id="s"/><endEvent id="e"/>${elements.join('')}<sequenceFlow id="f_s" sourceRef="s" targetRef="n0"/>${drawn.join('')}`,
  );
}

/** Tokens: at tasks by node, before joins by flow; flows into the end that were taken. */
interface Marking {
  readonly tasks: readonly number[];
  readonly waiting: readonly string[];
  readonly ended: readonly string[];
}

/**
 * The same question asked in another way: markings, no engine. Undefined where the graph is not worth asking (a circle
 * without a task, too many markings, nodes nothing leads to).
 */
function search({ kinds: nodes, flows }: Graph): string[] | undefined {
  const incoming = nodes.map((_kind, index) => [
    ...(index === 0 ? ['s'] : []),
    ...flows.filter(([, to]) => to === index).map(([from, to]) => `${from} ${to}`),
  ]);
  const outgoing = nodes.map((_kind, index) =>
    flows.filter(([from]) => from === index).map(([from, to]) => ({ name: `${from} ${to}`, to })),
  );
  if (incoming.some((into) => into.length === 0)) return undefined;
  const found = new Set<string>();
  const taken = new Set<string>();
  const joined = new Set<number>();
  const seen = new Map<string, { marking: Marking; next: string[] }>();
  let tooMuch = false;

  /** Lets tokens run on until all wait: every way in which the choices can fall. */
  const settle = (
    marking: Marking,
    running: readonly { name: string; to: number }[],
    passed: number,
    decided: ReadonlyMap<number, { name: string; to: number } | undefined> = new Map(),
  ): Marking[] => {
    const [flow, ...rest] = running;
    if (!flow) return [marking];
    if (passed > 40) {
      tooMuch = true;
      return [];
    }
    taken.add(flow.name);
    if (flow.to === nodes.length) {
      if (marking.ended.includes(flow.name)) found.add('improper-completion');
      return settle({ ...marking, ended: [...new Set([...marking.ended, flow.name])] }, rest, passed, decided);
    }
    const kind = nodes[flow.to];
    const out = outgoing[flow.to] ?? [];
    if (kind === 'task') {
      const tasks = [...marking.tasks, flow.to];
      return settle({ ...marking, tasks }, rest, passed + 1, decided);
    }
    // Within a step nothing is written: a split that is asked again says the same.
    if (kind === 'xor') {
      const choices = decided.has(flow.to) ? [decided.get(flow.to)] : out.length === 0 ? [undefined] : out;
      return choices.flatMap((choice) =>
        settle(marking, choice ? [...rest, choice] : rest, passed + 1, new Map([...decided, [flow.to, choice]])),
      );
    }
    const waiting = [...marking.waiting, flow.name];
    const into = incoming[flow.to] ?? [];
    if (!into.every((name) => waiting.includes(name)))
      return settle({ ...marking, waiting }, rest, passed + 1, decided);
    for (const name of into) waiting.splice(waiting.indexOf(name), 1);
    joined.add(flow.to);
    return settle({ ...marking, waiting }, [...rest, ...out], passed + 1, decided);
  };

  const isDoubled = (marking: Marking) =>
    new Set(marking.tasks).size < marking.tasks.length || new Set(marking.waiting).size < marking.waiting.length;
  const keyOf = ({ tasks, waiting, ended }: Marking) =>
    JSON.stringify([[...tasks].sort(), [...waiting].sort(), [...ended].sort()]);
  const open: Marking[] = settle({ tasks: [], waiting: [], ended: [] }, [{ name: 's', to: 0 }], 0);
  for (const marking of open) {
    const key = keyOf(marking);
    if (seen.has(key)) continue;
    if (seen.size > 1_500 || marking.tasks.length + marking.waiting.length > 6) return undefined;
    if (isDoubled(marking)) found.add('missing-synchronisation');
    const next = [...new Set(marking.tasks)].flatMap((task) => {
      const tasks = [...marking.tasks];
      tasks.splice(tasks.indexOf(task), 1);
      return settle({ ...marking, tasks }, outgoing[task] ?? [], 0);
    });
    seen.set(key, { marking, next: next.map(keyOf) });
    open.push(...next);
  }
  if (tooMuch) return undefined;
  if ([...seen.keys()].some((key) => !reachesEnd(key, seen))) found.add('deadlock');
  if (
    flows.some(([from, to]) => !taken.has(`${from} ${to}`)) ||
    nodes.some((kind, index) => kind === 'and' && !joined.has(index))
  )
    found.add('dead-element');
  return [...found];
}

/** Whether all tokens can still be used up. */
function reachesEnd(from: string, seen: ReadonlyMap<string, { marking: Marking; next: string[] }>): boolean {
  const visited = new Set<string>();
  const open = [from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (visited.has(key)) continue;
    visited.add(key);
    const place = seen.get(key);
    if (place && place.marking.tasks.length + place.marking.waiting.length === 0) return true;
    open.push(...(place?.next ?? []));
  }
  return false;
}
