import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The text of an XML file by its byte order mark or the encoding it declares. A file that cannot be read throws. */
export async function readXmlFile(file: string): Promise<string> {
  const bytes: Uint8Array = await readFile(file);
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : declared;
  try {
    return new TextDecoder(marked).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** The DMN files that lie beside a process, where it asks decisions. */
export async function readDecisionsBeside(file: string, xml: string): Promise<readonly string[]> {
  if (!/calledDecision|decisionRef/.test(xml)) return [];
  const folder = dirname(file);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.dmn')).toSorted();
  return Promise.all(names.map((name) => readXmlFile(join(folder, name))));
}
