import { DOMParser, type Element } from '@xmldom/xmldom';
import type { JsonValue, Variables } from '../stimulus.ts';

/** One question of the DMN TCK: a decision by name, the data, and what it must answer; undefined where it must fail. */
export interface TckCase {
  readonly id: string;
  readonly decision: string;
  readonly data: Variables;
  readonly expected: JsonValue | undefined;
}

/** The cases of a TCK test file that ask decisions (not services or functions). */
export function readTckCases(xml: string): readonly TckCase[] {
  const root = new DOMParser({ onError: () => undefined }).parseFromString(xml, 'text/xml').documentElement;
  return childrenOf(root, 'testCase')
    .filter((each) => (each.getAttribute('type') ?? 'decision') === 'decision')
    .flatMap((testCase) => {
      const data = Object.fromEntries(
        childrenOf(testCase, 'inputNode').map((node) => [node.getAttribute('name') ?? '', jsonOf(node)]),
      );
      return childrenOf(testCase, 'resultNode').map((node) => {
        const [expected] = childrenOf(node, 'expected');
        const fails = node.getAttribute('errorResult') === 'true';
        return {
          id: testCase.getAttribute('id') ?? '',
          decision: node.getAttribute('name') ?? '',
          data,
          expected: fails ? undefined : expected ? jsonOf(expected) : null,
        };
      });
    });
}

function jsonOf(node: Element): JsonValue {
  const [list] = childrenOf(node, 'list');
  if (list) return childrenOf(list, 'item').map(jsonOf);
  const components = childrenOf(node, 'component');
  if (components.length > 0)
    return Object.fromEntries(components.map((component) => [component.getAttribute('name') ?? '', jsonOf(component)]));
  const [value] = childrenOf(node, 'value');
  if (!value || attributeOf(value, 'nil') === 'true') return null;
  const text = value.textContent ?? '';
  const type = attributeOf(value, 'type').replace(/^\w+:/, '');
  if (type === 'boolean') return text.trim() === 'true';
  return ['decimal', 'double', 'integer', 'int', 'long', 'float'].includes(type) ? Number(text) : text;
}

function attributeOf(element: Element, name: string): string {
  return element.getAttributeNS('http://www.w3.org/2001/XMLSchema-instance', name) ?? '';
}

function childrenOf(element: Element | null, name: string): Element[] {
  return [...(element?.childNodes ?? [])].filter(
    (child): child is Element => child.nodeType === 1 && (child as Element).localName === name,
  );
}
