import type { GraphNode } from './flow-graph.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const TASK: Size = { width: 130, height: 80 };
const EVENT: Size = { width: 36, height: 36 };
const GATEWAY: Size = { width: 50, height: 50 };
const ROOM_PER_BOUNDARY_EVENT = 110;

/** Size of a node on the diagram. An expanded sub-process brings the size of its inside. */
export function sizeOf(node: GraphNode, boundaryEvents: number, inside: Size | undefined): Size {
  switch (node.type) {
    case 'startEvent':
    case 'endEvent':
    case 'intermediateCatchEvent':
    case 'intermediateThrowEvent':
    case 'boundaryEvent':
      return EVENT;
    case 'exclusiveGateway':
    case 'parallelGateway':
    case 'inclusiveGateway':
      return GATEWAY;
    default: {
      const least = boundaryEvents > 1 ? boundaryEvents * ROOM_PER_BOUNDARY_EVENT : 0;
      const own = inside ?? TASK;
      return { width: Math.max(own.width, least), height: own.height };
    }
  }
}

const LABEL_WIDTH = 100;
const LETTER_WIDTH = 6;
const LINE_HEIGHT = 14;

/** Size of a label outside its element, wrapped at word ends as the viewer does. */
export function labelSize(text: string): Size {
  const longest = Math.floor(LABEL_WIDTH / LETTER_WIDTH);
  const lines: number[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last + 1 + word.length <= longest) lines[lines.length - 1] = last + 1 + word.length;
    else lines.push(word.length);
  }
  return { width: Math.max(20, Math.max(...lines) * LETTER_WIDTH + 4), height: lines.length * LINE_HEIGHT };
}
