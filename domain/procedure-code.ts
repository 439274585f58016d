/**
 * A procedure's code as it is written in the wild: the national code `1.001193`, with a case (`1.000358.01`), as a local
 * procedure of an agency (`1.001193.000.00.00.H56`), or as one of the agency's online services
 * (`2.000815.000.00.00.H55.02`).
 */
export interface ProcedureCode {
  /** `1.001193`: one digit, a point, six digits. The first digits seen are 1, 2, 3, 5 and 6; others are not ruled out. */
  readonly code: string;
  /** Two digits. */
  readonly case: string | undefined;
  /** Agency in the form read right to left, `000.00.00.H56`. */
  readonly agency: string | undefined;
  /** Serial of the online service, two digits. */
  readonly service: string | undefined;
}

const form =
  /^(?<code>\d\.\d{6})(?:\.(?<case>\d{2})|\.(?<agency>\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})(?:\.(?<service>\d{2}))?)?$/;

/** Reads a code of a known form, exactly as written; undefined for any other text. */
export function findProcedureCode(text: string): ProcedureCode | undefined {
  const groups = form.exec(text)?.groups;
  if (groups?.['code'] === undefined) return undefined;
  return { code: groups['code'], case: groups['case'], agency: groups['agency'], service: groups['service'] };
}

/**
 * Mends what spreadsheets and scans do to a code: spaces around it, a comma for the point, and one to three zeros lost at
 * the end of a plain national code (`1.01417` is 1.014170). Undefined where the result is of no known form. For imports;
 * what a person types is not guessed at.
 */
export function repairProcedureCode(
  text: string,
): { readonly code: ProcedureCode; readonly text: string; readonly repaired: boolean } | undefined {
  const pointed = text.normalize('NFC').replaceAll(/\s/g, '').replaceAll(',', '.');
  const padded = /^\d\.\d{3,5}$/.test(pointed) ? pointed.padEnd(8, '0') : pointed;
  const code = findProcedureCode(padded);
  return code && { code, text: padded, repaired: padded !== text };
}

/** Id of the BPMN process that a procedure owns: `Process_1_001193`. */
export function processIdOf(code: string): string {
  return `Process_${code.replaceAll(/[^A-Za-z0-9]/g, '_')}`;
}

/** Whether a BPMN process has the id of a procedure's, and of another one than `code`. */
export function isForeignProcess(id: string, code: string): boolean {
  return /^Process_\d_\d{6}(?:_|$)/.test(id) && id !== processIdOf(code);
}
