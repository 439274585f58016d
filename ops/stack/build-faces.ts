import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../setup/install-packages.mjs';
import { hashSources } from './hash-sources.ts';

/** What the built faces depend on. */
const sources = [
  'faces',
  'counter',
  'modeler',
  'monitor',
  'api/client',
  'domain/form',
  'engine/bpmn/tthc.moddle.json',
  'ops/stack/build-faces.ts',
  'package-lock.json',
];

/** How long builds that are not the newest stay. */
const keepMs = 7 * 86_400_000;

/** Folder with the built faces, one folder each. They are built again only when a source has changed. */
export async function buildFaces(report: (line: string) => void): Promise<string> {
  const cache = join(projectFolder, '.cache', 'faces');
  const folder = join(cache, hashSources(sources));
  if (existsSync(folder)) return folder;

  const began = performance.now();
  report('• Dựng màn hình · building the screens');
  const [{ build }, { faceConfig, faces }] = await Promise.all([import('vite'), import('../../faces/vite.ts')]);
  const work = `${folder}.${process.pid}`;
  const { NODE_ENV } = process.env;
  // Whoever builds them, a test run as well: else React comes with what helps its developers, and at half its pace.
  process.env['NODE_ENV'] = 'production';
  for (const face of faces.filter((name) => existsSync(join(projectFolder, name, 'index.html')))) {
    const config = faceConfig(face);
    await build({ ...config, logLevel: 'error', build: { ...config.build, outDir: join(work, face) } });
  }
  // Everything started later would inherit it.
  if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = NODE_ENV;
  for (const old of readdirSync(cache)) {
    // A stack that still runs may serve from an older build.
    const folder = join(cache, old);
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found !== undefined && folder !== work && found.mtimeMs < Date.now() - keepMs)
      rmSync(folder, { recursive: true, force: true });
  }
  try {
    renameSync(work, folder);
  } catch (error) {
    // Another process built the same at the same time and was first.
    if (!existsSync(folder)) throw error;
    rmSync(work, { recursive: true, force: true });
  }
  report(`✓ Màn hình · screens (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  return folder;
}
