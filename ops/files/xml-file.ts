import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The text of an XML file, by its byte order mark, else by how its first tag is written, else by the encoding it
 * declares. A file that cannot be read, and bytes that are not of its encoding, throw: no letter is lost in silence.
 */
export async function readXmlFile(file: string): Promise<string> {
  return decodeXml(await readFile(file));
}

/** The same for bytes that were read already. */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return decoderOf(encoding).decode(bytes);
  } catch {
    throw new Error(`Expected text in ${encoding}, as the file says, but found other bytes`);
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  // What is declared in single bytes is not written in pairs of them.
  return /^(utf-?16|ucs-?2|iso-10646)/i.test(declared) ? 'utf-8' : declared;
}

/** Of a name that nobody knows the file may still be plain text. */
function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return new TextDecoder('utf-8', { fatal: true });
  }
}

/** The DMN files that lie beside a process, where it asks decisions. */
export async function readDecisionsBeside(file: string, xml: string): Promise<readonly string[]> {
  if (!/calledDecision|decisionRef/.test(xml)) return [];
  const folder = dirname(file);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.dmn')).toSorted();
  return Promise.all(names.map((name) => readXmlFile(join(folder, name))));
}
