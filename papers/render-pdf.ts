import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { Paper } from '../domain/papers/paper.ts';
import { pdfLayout } from './pdf-layout.ts';

const { resolve } = createRequire(import.meta.url);

function font(style: string): string {
  return resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`);
}

pdfmake.setFonts({
  Tinos: {
    normal: font('400Regular'),
    bold: font('700Bold'),
    italics: font('400Regular_Italic'),
    bolditalics: font('700Bold_Italic'),
  },
});
const fonts = ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'].map(font);
// Nothing of a paper's content can make the renderer read a file or an address.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fonts.includes(path));

/** The PDF of a paper, its fonts embedded. Equal content gives equal bytes. */
export async function renderPdf(paper: Paper): Promise<Uint8Array> {
  return await pdfmake.createPdf(pdfLayout(paper)).getBuffer();
}
