import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseConfig } from '../../ops/config.ts';
import { projectFolder } from '../../ops/setup/install-packages.mjs';
import { Home } from '../../ops/stack/home.ts';
import { removeHome } from '../../ops/stack/remove-home.ts';
import { Stack } from '../../ops/stack/stack.ts';

/** A stack of the test's own, with the faces as they are built for everyone. */
export interface RunningStack {
  readonly url: string;
  stop(): Promise<void>;
}

/** Builds the faces in a process of its own: the bundler's native part does not work inside jest's sandbox. */
async function builtFaces(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['ops/motcua.ts', 'build'], { cwd: projectFolder });
  return stdout.trim();
}

/** Starts it in a temporary home on free ports. What it prints is shown only when it fails to start. */
export async function startStack(): Promise<RunningStack> {
  const home = Home.temporary();
  const said: string[] = [];
  const config = {
    ...parseConfig({ PATH: process.env['PATH'] }),
    home: home.folder,
    port: 0,
    postgresPort: 0,
    temporalPort: 0,
    temporalUiPort: 0,
    registriesPort: 0,
    facesFolder: await builtFaces(),
  };
  const stack = new Stack(config, (line) => said.push(line));
  try {
    const { apiUrl } = await stack.start();
    if (apiUrl === undefined) throw new Error('Expected an address of the API, but the stack named none');
    return {
      url: apiUrl,
      stop: async () => {
        await stack.stop();
        removeHome(home);
      },
    };
  } catch (cause) {
    throw new Error(`The stack did not start:\n${said.join('\n')}`, { cause });
  }
}
