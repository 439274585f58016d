import type { Content, createPdf, Size, Style, TableCell } from 'pdfmake';
import type { Block, Column, Fact, Heading, Paper, Signature } from '../domain/papers/paper.ts';
import { type CodeSymbol, code128, qrCode } from './code-symbol.ts';

type TDocumentDefinitions = Parameters<typeof createPdf>[0];
type CanvasElement = Extract<Content, { canvas: readonly unknown[] }>['canvas'][number];
type PdfColumn = Content & { width?: Size };

const mm = 72 / 25.4;
const black = '#000000';
const size = { body: 13, small: 11, table: 11, wideTable: 10, footer: 9 } as const;

/** Margins after Decree 30/2020/NĐ-CP, Annex I: left 30 mm, right 20, top and bottom 20. */
const margins = { left: 30 * mm, top: 20 * mm, right: 20 * mm, bottom: 20 * mm };
const a4 = { short: 210 * mm, long: 297 * mm };

/** The document of a paper: A4, Tinos, the national heading, code, blocks and signatures. */
export function pdfLayout(paper: Paper): TDocumentDefinitions {
  const sides = paper.landscape
    ? { ...margins, left: margins.right, top: margins.right, bottom: 15 * mm, right: 15 * mm }
    : margins;
  const width = (paper.landscape ? a4.long : a4.short) - sides.left - sides.right;
  return {
    language: 'vi',
    pageSize: 'A4',
    pageOrientation: paper.landscape ? 'landscape' : 'portrait',
    pageMargins: [sides.left, sides.top, sides.right, sides.bottom],
    // The bytes must follow from the content alone.
    info: { title: paper.title, creator: 'Motcua', producer: 'Motcua', creationDate: new Date(0) },
    defaultStyle: { font: 'Tinos', fontSize: size.body, lineHeight: 1.1 },
    content: [
      heading(paper.heading, width),
      ...(paper.code === undefined ? [] : [codes(paper.code, width)]),
      title(paper),
      ...paper.blocks.map((each) => block(each, width)),
      ...(paper.signatures === undefined ? [] : [signatures(paper.signatures)]),
    ],
    footer: (page, pages) => ({
      margin: [sides.left, 6, sides.right, 0],
      fontSize: size.footer,
      columns: [
        { width: 'auto', text: `Mẫu số ${paper.form}, Phụ lục I Thông tư 03/2025/TT-VPCP` },
        { width: '*', text: paper.code === undefined ? '' : `Mã hồ sơ: ${paper.code}`, alignment: 'center' },
        { width: 'auto', text: `Trang ${page}/${pages}`, alignment: 'right' },
      ],
    }),
  };
}

function heading({ superior, agency, placeAndDate, numbered }: Heading, width: number): Content {
  const left = Math.min(width * 0.43, 290);
  const right = Math.min(width - left, 270);
  const centred = (stack: Content[], columnWidth: number): PdfColumn => ({
    stack,
    width: columnWidth,
    alignment: 'center',
  });
  return {
    margin: [0, 0, 0, 8],
    columns: [
      centred(
        [
          ...(superior === undefined ? [] : [{ text: upper(superior), fontSize: 12 }]),
          { text: upper(agency), fontSize: 12, bold: true },
          line(70),
          ...(numbered
            ? [{ text: 'Số: ............/............', margin: [0, 4, 0, 0] as [number, number, number, number] }]
            : []),
        ],
        left,
      ),
      { text: '', width: '*' },
      centred(
        [
          { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', fontSize: 12, bold: true, noWrap: true },
          { text: 'Độc lập - Tự do - Hạnh phúc', bold: true },
          line(163),
          { text: placeAndDate, italics: true, margin: [0, 4, 0, 0] },
        ],
        right,
      ),
    ],
  };
}

/** A thin rule. */
function line(length: number): Content {
  return { canvas: [{ type: 'line', x1: 0, y1: 1, x2: length, y2: 1, lineWidth: 0.75 }] };
}

const barcodeModule = 0.27 * mm;

/** Code 128 with its text on the left, QR on the right: what a reader at a counter or a phone looks for. */
function codes(code: string, width: number): Content {
  const barcode = code128(code);
  const qrSide = 20 * mm;
  const barcodeWidth = Math.min(barcode.width * barcodeModule, width - qrSide - 10 * mm);
  return {
    margin: [0, 0, 0, 2],
    columnGap: 0,
    columns: [
      {
        width: width - qrSide,
        margin: [0, 10, 0, 0],
        stack: [
          { canvas: drawn(barcode, barcodeWidth, 9 * mm) },
          { text: ['Mã hồ sơ: ', { text: code, bold: true }], fontSize: 12, margin: [0, 3, 0, 0] },
        ],
      },
      { width: qrSide, canvas: drawn(qrCode(code), qrSide, qrSide) },
    ],
  };
}

function drawn(symbol: CodeSymbol, width: number, height: number): CanvasElement[] {
  const [across, down] = [width / symbol.width, height / symbol.height];
  return symbol.bars.map((bar) => ({
    type: 'rect',
    x: bar.x * across,
    y: bar.y * down,
    w: bar.width * across,
    h: bar.height * down,
    color: black,
    lineWidth: 0,
  }));
}

function title(paper: Paper): Content {
  return {
    margin: [0, 4, 0, 8],
    alignment: 'center',
    stack: [
      { text: upper(paper.title), bold: true, fontSize: 14 },
      ...(paper.subtitle === undefined ? [] : [{ text: paper.subtitle, italics: true }]),
    ],
  };
}

function block(each: Block, width: number): Content {
  switch (each.type) {
    case 'paragraph':
      return { ...paragraphStyles[each.style], text: each.text };
    case 'facts':
      return {
        margin: [0, 0, 0, 2],
        stack: lines(each.items).map((facts) => ({ columns: facts.map(fact), margin: [0, 0, 0, 1.5] })),
      };
    case 'list': {
      const note = each.style === 'note';
      return {
        margin: [note ? 0 : 14, 0, 0, 4],
        stack: each.items.map((item) => ({
          columns: [
            { width: 12, text: '-' },
            { width: '*', text: item, alignment: 'justify' },
          ],
          ...(note ? { fontSize: size.small, italics: true } : {}),
          margin: [0, 0, 0, 2],
        })),
      };
    }
    case 'table':
      return table(each.columns, each.rows, width);
  }
}

/** The facts that share a line. */
function lines(facts: readonly Fact[]): Fact[][] {
  const found: Fact[][] = [];
  for (const each of facts) {
    const last = found.at(-1);
    if (each.beside === true && last?.length === 1) last.push(each);
    else found.push([each]);
  }
  return found;
}

function fact({ label, value, strong }: Fact): PdfColumn {
  return { width: '*', text: [`${label}: `, { text: value, bold: strong === true }] };
}

const paragraphStyles: Readonly<Record<Extract<Block, { type: 'paragraph' }>['style'], Style>> = {
  body: { alignment: 'justify', leadingIndent: 28, margin: [0, 0, 0, 5] },
  lead: { margin: [0, 2, 0, 4] },
  note: { fontSize: size.small, italics: true, margin: [0, 2, 0, 2] },
  addressee: { alignment: 'center', margin: [0, 0, 0, 10] },
};

const padding = { across: 4, down: 2.5 };

function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): Content {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const lineWidth = 0.5;
  const inside = width - columns.length * 2 * padding.across - (columns.length + 1) * lineWidth;
  return {
    margin: [0, 2, 0, 8],
    fontSize: columns.length > 9 ? size.wideTable : size.table,
    lineHeight: 1.05,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ share }) => (inside * share) / shares),
      body: [
        columns.map((column): TableCell => ({ text: column.title, bold: true, alignment: 'center' })),
        ...rows.map((row) =>
          columns.map((column, index): TableCell => ({ text: row[index] ?? '', alignment: column.align })),
        ),
      ],
    },
    layout: {
      hLineWidth: () => lineWidth,
      vLineWidth: () => lineWidth,
      paddingLeft: () => padding.across,
      paddingRight: () => padding.across,
      paddingTop: () => padding.down,
      paddingBottom: () => padding.down,
    },
  };
}

function signatures(both: readonly [Signature, Signature]): Content {
  return {
    unbreakable: true,
    margin: [0, 8, 0, 0],
    columns: both.map((each) => ({ width: '*', stack: signature(each) })),
  };
}

function signature({ role, how, name, recipients }: Signature): Content[] {
  if (recipients !== undefined) {
    return [
      { text: role, bold: true, italics: true, fontSize: 12 },
      ...recipients.map((recipient) => ({ text: `- ${recipient}`, fontSize: size.small })),
    ];
  }
  return [
    { text: role, bold: true, alignment: 'center' },
    { text: how, italics: true, fontSize: size.small, alignment: 'center' },
    { text: name ?? '', bold: true, alignment: 'center', margin: [0, 40, 0, 0] },
  ];
}

function upper(text: string): string {
  return text.toLocaleUpperCase('vi');
}
