import bwipjs from 'bwip-js/node';

/** A machine-readable code as dark rectangles on a grid of modules; the quiet zone around it is the layout's. */
export interface CodeSymbol {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
}

/** QR code of a text, error correction M. */
export function qrCode(text: string): CodeSymbol {
  const [symbol] = bwipjs.raw('qrcode', text);
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('Expected a QR code as a matrix');
  const { pixs, pixx, pixy } = symbol;
  const bars = Array.from({ length: pixy }, (_, y) =>
    runs(pixs.slice(y * pixx, (y + 1) * pixx)).map((run) => ({ ...run, y, height: 1 })),
  ).flat();
  return { width: pixx, height: pixy, bars };
}

/** Code 128 of a text without accents, one module high. Throws for letters it has no symbol for. */
export function code128(text: string): CodeSymbol {
  const [symbol] = bwipjs.raw('code128', text);
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('Expected Code 128 as widths of bars');
  const bars: { x: number; y: number; width: number; height: number }[] = [];
  let x = 0;
  for (const [index, width] of symbol.sbs.entries()) {
    if (index % 2 === 0) bars.push({ x, y: 0, width, height: 1 });
    x += width;
  }
  return { width: x, height: 1, bars };
}

/** The stretches of dark modules in a row. */
function runs(row: readonly number[]): { x: number; width: number }[] {
  const found: { x: number; width: number }[] = [];
  let start: number | undefined;
  for (const [x, dark] of [...row, 0].entries()) {
    if (dark === 1) start ??= x;
    else if (start !== undefined) {
      found.push({ x: start, width: x - start });
      start = undefined;
    }
  }
  return found;
}
