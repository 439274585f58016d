import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleOption } from '@temporalio/worker';
import { projectFolder } from '../setup/install-packages.mjs';
import { hashSources } from '../stack/hash-sources.ts';

/** File of the payload converter, as clients, workers and the bundle load it. */
export const converterPath = fileURLToPath(new URL('../../protocol/payload-converter.ts', import.meta.url));

const workflowPath = fileURLToPath(new URL('../../workflows/dossier.ts', import.meta.url));
/** The engine is pure and keeps nothing of a dossier: loaded once, it stays warm for all of a worker's workflows. */
const enginePath = fileURLToPath(new URL('../../engine/step.ts', import.meta.url));
const sources = ['workflows', 'protocol', 'engine', 'domain', 'ops/processes/workflow-bundle.ts', 'package-lock.json'];

/**
 * The workflow code with its payload converter, bundled once for each state of its sources: a worker that was killed is
 * back seconds earlier.
 */
export async function builtWorkflowBundle(): Promise<WorkflowBundleOption> {
  const folder = join(projectFolder, '.cache', 'workflow-bundle');
  const codePath = join(folder, `${hashSources(sources)}.js`);
  if (!existsSync(codePath)) {
    const { code } = await bundleWorkflowCode({
      workflowsPath: workflowPath,
      payloadConverterPath: converterPath,
      preloadModules: [enginePath],
      logger: new DefaultLogger('WARN'),
    });
    mkdirSync(folder, { recursive: true });
    const unfinished = `${codePath}.${process.pid}`;
    writeFileSync(unfinished, code);
    renameSync(unfinished, codePath);
  }
  return { codePath };
}
