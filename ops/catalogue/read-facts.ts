import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { type FactsProblem, type ProcedureFacts, readFactsLine } from '../../procedures/derive/facts.ts';
import { OperatorProblem } from '../stack/operator-problem.ts';

/** A line of a facts file, counted from one, and why nothing was made of it. */
export interface RefusedLine extends FactsProblem {
  readonly line: number;
}

export interface FactsFile {
  readonly facts: readonly ProcedureFacts[];
  /** Lines that are no procedure, or one that came before. */
  readonly refused: readonly RefusedLine[];
  /** Codes that were mended; see `repairProcedureCode`. */
  readonly repaired: readonly { readonly line: number; readonly from: string; readonly to: string }[];
}

/** Reads a facts file, one JSON object a line, packed with gzip or not. Throws an OperatorProblem where it cannot be read. */
export async function readFacts(path: string): Promise<FactsFile> {
  const facts = new Map<string, ProcedureFacts>();
  const refused: RefusedLine[] = [];
  const repaired: { line: number; from: string; to: string }[] = [];
  const lines = (await readText(path)).split(/\r\n|\n|\r/);
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const number = index + 1;
    const line = readFactsLine(text, number);
    if (!line.ok) refused.push({ line: line.line, ...line.problem });
    else if (facts.has(line.facts.code))
      refused.push({ line: number, field: 'code', reason: repeated(line.facts.code) });
    else {
      facts.set(line.facts.code, line.facts);
      if (line.writtenCode !== line.facts.code)
        repaired.push({ line: number, from: line.writtenCode, to: line.facts.code });
    }
  }
  return { facts: [...facts.values()], refused, repaired };
}

function repeated(code: string): RefusedLine['reason'] {
  return { vi: `Thủ tục ${code} được nêu hai lần`, en: `${code} is there twice` };
}

async function readText(path: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return new TextDecoder().decode(packed ? gunzipSync(bytes) : bytes);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new OperatorProblem(`Không đọc được tệp ${path}: ${detail}`, `Cannot read the file ${path}: ${detail}`);
  }
}
