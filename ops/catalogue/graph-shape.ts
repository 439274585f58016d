import { createHash } from 'node:crypto';

interface Node {
  /** Kind of element with its event definitions and markers. */
  label: string;
  lane: string;
}

interface Graph {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly flows: readonly { readonly source: string; readonly target: string; readonly conditional: boolean }[];
}

const flowNode = /(?:Task|Gateway|Event|subProcess|callActivity|transaction|adHocSubProcess)$|^task$/u;
const marker = /(?:EventDefinition|LoopCharacteristics)$/u;
const tag = /<(\/?)(?:[\w-]+:)?([\w-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>([^<]*)/gu;

/** What is drawn, without names, texts and layout: the nodes by id, their lanes, the flows between them. */
export function readGraph(xml: string): Graph {
  const nodes = new Map<string, Node>();
  const flows: { source: string; target: string; conditional: boolean }[] = [];
  const lanes = new Map<string, string>();
  let node: Node | undefined;
  let lane = '';
  for (const [, closing, name = '', attributes = '', , text = ''] of xml.matchAll(tag)) {
    if (closing !== '') continue;
    if (name === 'lane') lane = attribute(attributes, 'id');
    else if (name === 'flowNodeRef') lanes.set(text.trim(), lane);
    else if (name === 'sequenceFlow')
      flows.push({
        source: attribute(attributes, 'sourceRef'),
        target: attribute(attributes, 'targetRef'),
        conditional: false,
      });
    else if (name === 'conditionExpression')
      flows.push({ ...(flows.pop() ?? { source: '', target: '' }), conditional: true });
    else if (marker.test(name))
      node = node === undefined ? node : Object.assign(node, { label: `${node.label}+${name}` });
    else if (flowNode.test(name) && attribute(attributes, 'id') !== '') {
      node = { label: name, lane: '' };
      nodes.set(attribute(attributes, 'id'), node);
    }
  }
  for (const [id, each] of nodes) each.lane = lanes.get(id) ?? '';
  return { nodes, flows };
}

/**
 * A graph as a hash that does not depend on names, ids, texts, deadlines or the order of the file: kinds of elements,
 * how they are joined, and which of them share a lane. Equal graphs have equal hashes; refinement by neighbours
 * (Weisfeiler and Leman) tells others apart as far as drawn processes go.
 */
export function graphShape({ nodes, flows }: Graph): string {
  let labels = new Map([...nodes].map(([id, node]) => [id, node.label]));
  const of = (id: string) => labels.get(id) ?? '';
  for (let round = 0, distinct = 0; round <= nodes.size; round += 1) {
    const next = new Map<string, string>();
    for (const [id, node] of nodes) {
      const before = flows.filter((flow) => flow.target === id).map((flow) => `${flow.conditional}${of(flow.source)}`);
      const after = flows.filter((flow) => flow.source === id).map((flow) => `${flow.conditional}${of(flow.target)}`);
      const beside = [...nodes].filter(([, other]) => other.lane === node.lane).map(([other]) => of(other));
      next.set(id, short([of(id), '<', ...before.sort(), '>', ...after.sort(), '=', ...beside.sort()]));
    }
    labels = next;
    const now = new Set(labels.values()).size;
    if (round > 0 && now === distinct) break;
    distinct = now;
  }
  return short([...labels.values()].sort());
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'u').exec(attributes)?.[1] ?? '';
}

function short(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 16);
}
