import type { Letter, Paper } from '../domain/papers/paper.ts';
import type { PaperFormat } from '../domain/papers/paper-form.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';

/** The bytes of a paper. Equal content gives equal bytes. Throws for a paper that is no letter, asked as a document. */
export async function renderPaper(paper: Paper, format: PaperFormat): Promise<Uint8Array> {
  if (format === 'pdf') return await renderPdf(paper);
  if (!isLetter(paper)) throw new Error(`Expected a letter to edit, but form ${paper.form} is none`);
  return await renderDocx(paper);
}

function isLetter(paper: Paper): paper is Letter {
  return paper.blocks.every((block) => block.type !== 'table');
}
