import { readdirSync, readFileSync } from 'node:fs';
import { expect, jest, test } from '@jest/globals';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import tthc from '../../engine/bpmn/tthc.moddle.json' with { type: 'json' };
import type { DiagramElement, ModdleElement } from '../bpmn/services.ts';
import type { Entry } from './entries.ts';
import { type ExtensionEditing, extensionsIn } from './extension.ts';

// The sections are data until the panel draws them; what draws them needs a browser.
const view = { Group: 'Group', ListGroup: 'ListGroup' };
const drawing = ['CheckboxEntry', 'CollapsibleEntry', 'FeelEntry', 'ListEntry', 'SelectEntry', 'TextFieldEntry'];
const edited = ['Checkbox', 'Feel', 'Select', 'TextField'].map((name) => `is${name}EntryEdited`);
jest.unstable_mockModule('@bpmn-io/properties-panel', () => ({
  ...view,
  ...Object.fromEntries([...drawing, ...edited].map((name) => [name, name])),
}));
jest.unstable_mockModule('@bpmn-io/properties-panel/preact/jsx-runtime', () => ({ jsx: undefined }));
jest.unstable_mockModule('bpmn-js-properties-panel', () => ({ useService: undefined }));
const { tthcGroups } = await import('./tthc-properties-provider.ts');

const procedures = new URL('../../procedures/', import.meta.url);
// The library writes into the descriptors that it is given.
const bpmn = new BpmnModdle(structuredClone({ zeebe, tthc }));

/** What the panel reads and writes, for all its sections, lists and rows. */
function inputsOf(entries: readonly Entry[]): { read: () => unknown; write: (value: never) => void }[] {
  return entries.flatMap((entry) => {
    const { items, row, read, write } = entry as unknown as {
      items?: () => readonly ModdleElement[];
      row?: (item: ModdleElement, id: string) => { entries: readonly Entry[] };
      read?: () => unknown;
      write?: (value: never) => void;
    };
    if (items !== undefined && row !== undefined)
      return items().flatMap((item, index) => inputsOf(row(item, String(index)).entries));
    return read === undefined || write === undefined ? [] : [{ read, write }];
  });
}

/** Sets every input of every section to what it holds, and says which attributes were meant. */
function attributesWithInputs(element: DiagramElement): ReadonlySet<string> {
  const reached = new Set<string>();
  const meant = ({ $type }: ModdleElement, name: string) => reached.add(`${$type.replace('tthc:', '')} ${name}`);
  const editing = {
    set: (_: DiagramElement, extension: ModdleElement, name: string) => meant(extension, name),
    setOnly: (
      at: DiagramElement,
      type: string,
      _: readonly string[],
      name: string,
      __: unknown,
      owner?: ModdleElement,
    ) => extensionsIn(owner ?? at.businessObject, type).forEach((extension) => meant(extension, name)),
  } as unknown as ExtensionEditing;
  for (const group of tthcGroups(editing, element)) {
    const entries = [...(group.entries ?? []), ...(group.items ?? []).flatMap((item) => item.entries)];
    for (const { read, write } of inputsOf(entries)) if (read() !== undefined) write(read() as never);
  }
  return reached;
}

/** An element that has everything the namespace can say, each attribute with a value. */
function full(type: string): DiagramElement {
  const value = (name: string): unknown =>
    ({ required: true, routing: true, by: 'desk', type: 'choice', policy: '="continue"' })[name] ?? '1';
  const create = (name: string): ModdleElement => {
    const described = tthc.types.find((each) => each.name === name);
    const properties = (described?.properties ?? []).map((property) => [
      property.name,
      'isMany' in property ? [create(property.type)] : value(property.name),
    ]);
    return bpmn.create(`tthc:${name}`, Object.fromEntries(properties));
  };
  const extended = () => bpmn.create('bpmn:ExtensionElements', { values: tthc.types.map(({ name }) => create(name)) });
  const messageRef = bpmn.create('bpmn:Message', { extensionElements: extended() });
  const eventDefinitions = [bpmn.create('bpmn:MessageEventDefinition', { messageRef })];
  const businessObject = bpmn.create(type, {
    extensionElements: extended(),
    ...(type.endsWith('Event') && { eventDefinitions }),
  });
  return { id: 'A', type, businessObject };
}

const attributes = tthc.types.flatMap(({ name, properties }) =>
  properties.filter((property) => !('isMany' in property)).map((property) => `${name} ${property.name}`),
);

test('whatever the namespace can say of an element has an input in the properties panel', () => {
  const types = ['bpmn:UserTask', 'bpmn:ServiceTask', 'bpmn:IntermediateCatchEvent', 'bpmn:EndEvent'];
  const reached = new Set(types.flatMap((type) => [...attributesWithInputs(full(type))]));
  expect(attributes.filter((attribute) => !reached.has(attribute))).toEqual([]);
});

test('the diagrams of the catalogue say nothing that the namespace does not know', () => {
  const used = new Set<string>();
  for (const file of readdirSync(procedures, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.bpmn')) continue;
    for (const [, name = '', rest = ''] of readFileSync(new URL(file, procedures), 'utf8').matchAll(
      /<tthc:(\w+)([^>]*)>/g,
    ))
      for (const [, attribute = ''] of rest.matchAll(/ ([\w:]+)="/g))
        used.add(`${name.replace(/^./, (first) => first.toUpperCase())} ${attribute}`);
  }
  expect(used.size).toBeGreaterThan(20);
  expect([...used].filter((each) => !attributes.includes(each))).toEqual([]);
});
