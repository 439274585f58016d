import type { Problem } from '../compile.ts';
import { problem } from './problems.ts';
import { rewriteTags, xmlTokens } from './xml-tokens.ts';

const truthValue = /^(true|false|1|0)$/;
const wholeNumber = /^[+-]?\d+$/;

/** BPMN's attributes that are no free text, and what they may say (the schema's types). */
const allowed: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    [
      'cancelActivity',
      'cancelRemainingInstances',
      'instantiate',
      'isClosed',
      'isCollection',
      'isExecutable',
      'isForCompensation',
      'isImmediate',
      'isInterrupting',
      'isSequential',
      'parallelMultiple',
      'testBefore',
      'triggeredByEvent',
      'waitForCompletion',
    ].map((name) => [name, truthValue]),
  ),
  startQuantity: wholeNumber,
  completionQuantity: wholeNumber,
  loopMaximum: wholeNumber,
  minimum: wholeNumber,
  maximum: wholeNumber,
  processType: /^(None|Public|Private)$/,
  gatewayDirection: /^(Unspecified|Converging|Diverging|Mixed)$/,
  eventGatewayType: /^(Exclusive|Parallel)$/,
  associationDirection: /^(None|One|Both)$/,
  behavior: /^(None|One|All|Complex)$/,
  ordering: /^(Parallel|Sequential)$/,
  itemKind: /^(Information|Physical)$/,
};

/** Name and quoted value of each attribute: what stands inside a value is none. */
const attributePattern = /\s([\w.:-]+)\s*=\s*("[^"]*"|'[^']*')/g;

/** The reader knows `true` alone and takes everything else for false: the schema's other spelling of it is rewritten. */
export function spellTruthValues(xml: string): string {
  return rewriteTags(xml, (tag) =>
    tag.replace(attributePattern, (whole, name: string, quoted: string) => {
      const value = quoted.slice(1, -1).trim();
      const isTruth = Object.hasOwn(allowed, name) && allowed[name] === truthValue && truthValue.test(value);
      return isTruth ? ` ${name}="${value === '1' || value === 'true'}"` : whole;
    }),
  );
}

/** Attributes of BPMN's own elements with a value that their type does not have: the reader would take a default for it. */
export function findWrongValues(xml: string): Problem[] {
  const prefixes = new Set(
    [...xml.matchAll(/xmlns(?::([\w.-]+))?\s*=\s*["']http:\/\/www\.omg\.org\/spec\/BPMN\/20100524\/MODEL["']/g)].map(
      ([, prefix]) => prefix,
    ),
  );
  const problems: Problem[] = [];
  const open: (string | undefined)[] = [];
  for (const { name, prefix, attributes, closes, empty } of xmlTokens(xml)) {
    if (name === undefined) continue;
    if (closes) {
      open.pop();
      continue;
    }
    const id = /\sid\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
    if (prefixes.has(prefix))
      for (const [, attribute = '', quoted = ''] of attributes.matchAll(attributePattern)) {
        const value = quoted.slice(1, -1);
        const pattern = Object.hasOwn(allowed, attribute) ? allowed[attribute] : undefined;
        if (!pattern || pattern.test(value.trim())) continue;
        const path = [...open, id].flatMap((at) => at ?? []);
        problems.push({
          ...problem('invalid-value', undefined, `${attribute}="${value}"`),
          element: path.at(-1),
          path: path.slice(1),
        });
      }
    if (!empty) open.push(id);
  }
  return problems;
}
