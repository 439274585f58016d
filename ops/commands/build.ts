import { cpSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildFaces } from '../stack/build-faces.ts';

export const summary = 'Dựng các màn hình · builds the screens: build --into FOLDER';

/** Builds the faces into a folder; the production image does so when it is made. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { into: { type: 'string' } }, strict: true });
  const folder = await buildFaces((line) => process.stderr.write(`${line}\n`));
  if (values.into !== undefined) cpSync(folder, values.into, { recursive: true });
  process.stdout.write(`${values.into ?? folder}\n`);
  return 0;
}
