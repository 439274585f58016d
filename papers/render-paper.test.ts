import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  GlobalHistogramBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import fc from 'fast-check';
import PizZip from 'pizzip';
import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { dossierPaper } from '../domain/papers/dossier-paper.ts';
import { dossierRegister } from '../domain/papers/dossier-register.ts';
import type { Paper } from '../domain/papers/paper.ts';
import { type DossierForm, dossierForms, formatsOf } from '../domain/papers/paper-form.ts';
import { entry, monday, recordOf } from '../domain/papers/testing.ts';
import { Press } from './press.ts';
import { renderPaper } from './render-paper.ts';

const first = { version: 1, previousAt: undefined };

function paperOf(form: DossierForm, given: Record<string, string> = {}): Paper {
  const record = recordOf();
  return dossierPaper(form, { ...record, entries: [...record.entries, entry({ seq: 9, given })] }, first);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function pdfWords(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
  return text.replace(/\s+/g, ' ');
}

/** The dark rectangles of a page's drawing as a picture, four dots a point. */
async function drawingOf(bytes: Uint8Array): Promise<RGBLuminanceSource> {
  const { OPS } = await getResolvedPDFJS();
  const page = await (await getDocumentProxy(new Uint8Array(bytes))).getPage(1);
  const scale = 4;
  const [, , right = 0, top = 0] = page.view;
  const [width, height] = [Math.ceil(right * scale), Math.ceil(top * scale)];
  const dots = new Uint8ClampedArray(width * height).fill(255);
  const { fnArray, argsArray } = await page.getOperatorList();
  for (const [index, operator] of fnArray.entries()) {
    const [painted, , box] = (argsArray[index] ?? []) as [number, unknown, ArrayLike<number> | null];
    if (operator !== OPS.constructPath || painted !== OPS.fill || box === null) continue;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(box, (edge) => Math.round(edge * scale));
    for (let y = y0; y < y1; y += 1) dots.fill(0, y * width + x0, y * width + x1);
  }
  return new RGBLuminanceSource(dots, width, height);
}

function decode(picture: RGBLuminanceSource, format: BarcodeFormat): string {
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, [format]],
    [DecodeHintType.TRY_HARDER, true],
  ]);
  return new MultiFormatReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(picture)), hints).getText();
}

test('Vietnamese words come out of the PDF as they went in, in fonts that travel with it', async () => {
  const reason = 'Ngữ ỡ ợ ặ ẵ ẫ ệ ỵ: thửa đất đang tranh chấp, người sử dụng đất chưa thống nhất.';
  const bytes = await renderPaper(paperOf('03', { reason: reason.normalize('NFD') }), 'pdf');
  expect(await pdfWords(bytes)).toContain(reason);
  const source = Buffer.from(bytes).toString('latin1');
  expect(source.match(/\/FontFile2 /g)?.length).toBeGreaterThanOrEqual(3);
  expect(source.match(/\/ToUnicode /g)?.length).toBe(source.match(/\/FontFile2 /g)?.length);
  expect(new Set(source.match(/\/BaseFont \/\w+\+(\w+)/g)?.map((font) => font.replace(/.*\+/, '')))).toEqual(
    new Set(['Tinos']),
  );
});

test('QR and Code 128 on the page give the dossier code back', async () => {
  const picture = await drawingOf(await renderPaper(paperOf('01'), 'pdf'));
  expect(decode(picture, BarcodeFormat.QR_CODE)).toBe('H26.15-261123-0001');
  expect(decode(picture, BarcodeFormat.CODE_128)).toBe('H26.15-261123-0001');
});

test.each(dossierForms.flatMap((form) => formatsOf(form).map((format) => [form, format] as const)))(
  'form %s as %s: the same content gives the same bytes',
  async (form, format) => {
    const [once, again] = [await renderPaper(paperOf(form), format), await renderPaper(paperOf(form), format)];
    expect(sha256(once)).toBe(sha256(again));
  },
);

test('a letter is a Word document that says what its PDF says', async () => {
  const paper = paperOf('02', { content: 'Thiếu “Bản đồ <vị trí> & {trích lục}”.\nTrang 2 mờ.' });
  const zip = new PizZip(await renderPaper(paper, 'docx'));
  const parts = Object.values(zip.files).filter(({ dir }) => !dir);
  expect(parts.map(({ name }) => name).toSorted()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'word/_rels/document.xml.rels',
    'word/document.xml',
    'word/media/code128.png',
    'word/media/qr.png',
    'word/styles.xml',
  ]);
  const xml = zip.file('word/document.xml')?.asText() ?? '';
  expect(xml).toContain('Thiếu “Bản đồ &lt;vị trí&gt; &amp; {trích lục}”.');
  expect(xml).toContain('Trang 2 mờ.');
  expect(xml).toContain('Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ');
  const words = await pdfWords(await renderPaper(paper, 'pdf'));
  expect(words).toContain('Thiếu “Bản đồ <vị trí> & {trích lục}”.');
});

test('whatever was typed can be printed', async () => {
  const texts = fc.string({ unit: 'binary', maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(texts, texts, async (reason, name) => {
      const record = recordOf();
      const applicant = { ...record.applicant, name };
      const entries = [
        ...record.entries,
        entry({ seq: 9, action: 'stop', given: { reason }, milestones: ['stopped'] }),
      ];
      const paper = dossierPaper('05', { ...record, applicant, entries }, first);
      const zip = new PizZip(await renderPaper(paper, 'docx'));
      expect(zip.file('word/document.xml')?.asText()).not.toMatch(/[[\p{Cc}\p{Cs}\ufffe\uffff]--[\t\n\r]]/v);
      expect((await renderPaper(paper, 'pdf')).length).toBeGreaterThan(1_000);
    }),
    { numRuns: 5 },
  );
});

test('the press renders off the caller’s thread, survives a failure, and ends when it is told to', async () => {
  const press = new Press();
  const register = dossierRegister({
    agency: recordOf().agencies.received,
    from: '2026-11-01',
    to: '2026-11-30',
    first: 1,
    more: false,
    at: monday,
    dossiers: [],
  });
  await expect(press.render(register, 'docx')).rejects.toThrow('Expected a letter');
  const paper = paperOf('01');
  const [inThread, here] = [await press.render(paper, 'pdf'), await renderPaper(paper, 'pdf')];
  expect(sha256(inThread)).toBe(sha256(here));
  const cut = press.render(paper, 'pdf');
  await Promise.all([expect(cut).rejects.toThrow('thread ended'), press.close()]);
  expect((await press.render(paper, 'pdf')).length).toBe(here.length);
  await press.close();
});
