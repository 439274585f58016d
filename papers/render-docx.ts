import { readFileSync } from 'node:fs';
import { code128, qrcode } from 'bwip-js/node';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { Letter, LetterBlock, Signature } from '../domain/papers/paper.ts';

/** The parts of the letter's template: their place in the package → the file beside this one. */
const parts = {
  '[Content_Types].xml': 'content-types.xml',
  '_rels/.rels': 'package-relationships.xml',
  'word/document.xml': 'document.xml',
  'word/_rels/document.xml.rels': 'document-relationships.xml',
  'word/styles.xml': 'styles.xml',
};
const template = Object.entries(parts).map(
  ([name, file]) => [name, readFileSync(new URL(`letter/${file}`, import.meta.url), 'utf8')] as const,
);

/** The earliest date a zip can hold: the bytes must follow from the content alone. */
const noDate = new Date(1980, 0, 1);

/** A letter as a Word document to be edited. Equal content gives equal bytes. */
export async function renderDocx(letter: Letter): Promise<Uint8Array> {
  const zip = new PizZip();
  for (const [name, text] of template) zip.file(name, text);
  const document = new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true });
  document.render(dataOf(letter));
  const filled = document.getZip();
  const code = letter.code ?? '';
  filled.file('word/media/code128.png', await code128({ bcid: 'code128', text: code, scale: 2, height: 9 }));
  filled.file('word/media/qr.png', await qrcode({ bcid: 'qrcode', text: code, scale: 4 }));
  for (const file of Object.values(filled.files)) file.date = noDate;
  return filled.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

/** What the template's tags name. */
function dataOf({ heading, title, subtitle, code, blocks, signatures }: Letter) {
  return {
    ...heading,
    title,
    subtitle: subtitle ?? '',
    code: code ?? '',
    blocks: blocks.map(blockData),
    left: signatures === undefined ? false : signatureData(signatures[0]),
    right: signatures === undefined ? false : signatureData(signatures[1]),
  };
}

function blockData(block: LetterBlock): Readonly<Record<string, unknown>> {
  switch (block.type) {
    case 'paragraph':
      return { [block.style]: { text: block.text } };
    case 'facts':
      return {
        facts: block.items.map(({ label, value, strong }) => ({
          label,
          strong: strong === true ? value : '',
          plain: strong === true ? '' : value,
        })),
      };
    case 'list':
      return { items: block.items.map((text) => ({ text })) };
  }
}

function signatureData({ role, how, name, recipients }: Signature) {
  return recipients === undefined
    ? { signer: { role, how, name: name ?? '' }, recipients: [] }
    : { recipients: [role, ...recipients.map((recipient) => `- ${recipient}`)] };
}
