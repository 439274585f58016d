import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { type ProcedureFacts, readFactsLine } from '../../procedures/derive/facts.ts';

export interface FactsFile {
  readonly facts: readonly ProcedureFacts[];
  /** Lines that are no procedure, or one that came before. */
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
}

/** Reads a facts file, one JSON object a line, gzipped where its name ends in `.gz`. */
export async function readFacts(path: string): Promise<FactsFile> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  const facts = new Map<string, ProcedureFacts>();
  const refused: { line: number; reason: string }[] = [];
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() === '') continue;
    const line = readFactsLine(text, number);
    if (!line.ok) refused.push({ line: line.line, reason: line.reason });
    else if (facts.has(line.facts.code))
      refused.push({ line: number, reason: `code: ${line.facts.code} is there twice` });
    else facts.set(line.facts.code, line.facts);
  }
  return { facts: [...facts.values()], refused };
}
