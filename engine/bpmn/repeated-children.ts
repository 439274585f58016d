import type { Problem } from '../compile.ts';
import { xmlTokens } from './xml-tokens.ts';

/** Children that an element may have once. The reader keeps the last of them in silence, so they are looked for before. */
const single: Readonly<Record<string, string>> = {
  standardLoopCharacteristics: 'loop',
  multiInstanceLoopCharacteristics: 'loop',
  ioSpecification: 'ioSpecification',
  extensionElements: 'extensionElements',
  script: 'script',
  conditionExpression: 'conditionExpression',
  condition: 'condition',
  completionCondition: 'completionCondition',
  activationCondition: 'activationCondition',
  loopCardinality: 'loopCardinality',
  loopCondition: 'loopCondition',
  timeDate: 'time',
  timeDuration: 'time',
  timeCycle: 'time',
};

/** Elements of a well-formed file with two loop markers, two conditions, two scripts …: nothing says which one is meant. */
export function findRepeatedChildren(xml: string): Problem[] {
  const problems: Problem[] = [];
  const open: { readonly id: string | undefined; readonly slots: Set<string> }[] = [];
  for (const { name, attributes, closes, empty } of xmlTokens(xml)) {
    if (name === undefined) continue;
    if (closes) {
      open.pop();
      continue;
    }
    const slot = Object.hasOwn(single, name) ? single[name] : undefined;
    const parent = open.at(-1);
    if (slot !== undefined && parent?.slots.has(slot))
      problems.push(
        repeated(
          name,
          open.flatMap(({ id }) => id ?? []),
        ),
      );
    if (slot !== undefined) parent?.slots.add(slot);
    if (!empty) open.push({ id: /\sid\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1], slots: new Set() });
  }
  return problems;
}

function repeated(name: string, path: readonly string[]): Problem {
  return {
    element: path.at(-1),
    rule: /LoopCharacteristics$/.test(name) ? 'EXT054' : 'repeated-child',
    reason: {
      vi: `Phần tử chỉ được có một ${name} (hoặc một dấu lặp).`,
      en: `The element may have only one ${name} (or one loop marker).`,
    },
    path: path.slice(1),
  };
}
