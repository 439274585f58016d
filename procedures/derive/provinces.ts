import { provinces } from '../../domain/jurisdiction.ts';
import { foldAccents } from './vietnamese.ts';

const byName = Object.entries(provinces).map(([code, name]) => [foldAccents(name), code] as const);

/** The province that a text names, by its two-digit code; undefined where it names none or several. */
export function findProvince(text: string): string | undefined {
  const folded = ` ${foldAccents(text)} `;
  const codes = byName.filter(([name]) => folded.includes(` ${name} `)).map(([, code]) => code);
  return codes.length === 1 ? codes[0] : undefined;
}
