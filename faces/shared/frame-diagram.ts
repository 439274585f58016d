/** What is used of diagram-js's canvas to choose what is in view. */
export interface FramedCanvas {
  zoom(level: 'fit-viewport' | number, center?: 'auto'): number;
  viewbox(box?: { x: number; y: number; width: number; height: number }): {
    readonly scale: number;
    readonly outer: { readonly width: number; readonly height: number };
  };
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const smallestReadable = 0.6;
const readable = 0.8;

/**
 * Shows the whole drawing where its texts stay readable; of a larger one, the part around `focus`, which stands at the
 * given share of the width. Answers whether the whole is in view.
 */
export function frameDiagram(canvas: FramedCanvas, focus: Placed | undefined, share = 0.5): boolean {
  const scale = canvas.zoom('fit-viewport', 'auto');
  if (scale >= smallestReadable || focus === undefined) return true;
  const { outer } = canvas.viewbox();
  const width = outer.width / readable;
  const height = outer.height / readable;
  canvas.viewbox({
    x: focus.x + focus.width / 2 - width * share,
    y: focus.y + focus.height / 2 - height / 2,
    width,
    height,
  });
  return false;
}
