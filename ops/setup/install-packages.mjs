import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportStep } from './report.mjs';
import { runProgram } from './run-program.mjs';
import { SetupProblem } from './setup-problem.mjs';

/** Folder of the project. */
export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Node releases the project runs on. */
const wantedNode = 24;

/**
 * Installs the packages of the lock file when those in node_modules differ. The lock file is never rewritten: optional
 * packages of other platforms that a registry lacks must not vanish from it.
 * @returns {Promise<void>}
 */
export async function installPackages() {
  if (!packagesMatchLock()) {
    await reportStep('Cài đặt các gói phụ thuộc · Installing packages (npm)', async () => {
      const { code, output } = await runNpm([
        'install',
        '--no-save',
        '--no-audit',
        '--no-fund',
        '--include=dev',
        '--include=optional',
      ]);
      if (code !== 0) {
        throw new SetupProblem(
          `npm install không thành công (mã ${code}):\n${output.trim()}`,
          `npm install failed (exit code ${code}).`,
        );
      }
    });
  }
  if (findNode() === undefined) {
    throw new SetupProblem(
      `Cần Node ${wantedNode} nhưng không có gói Node cho ${process.platform}-${process.arch}. Hãy cài Node ${wantedNode} rồi chạy lại.`,
      `Expected Node ${wantedNode} but there is no Node package for ${process.platform}-${process.arch}. Install Node ${wantedNode} and run this again.`,
    );
  }
}

/** Whether node_modules holds what the lock file says; packages for other platforms may be missing. */
function packagesMatchLock() {
  const installed = readPackages(join(projectFolder, 'node_modules', '.package-lock.json'));
  const locked = readPackages(join(projectFolder, 'package-lock.json'));
  if (installed === undefined || locked === undefined || findNode() === undefined) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version;
  });
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** The Node that runs the project: the installed package's, or this one where it is new enough. */
function findNode() {
  const packaged = join(projectFolder, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(packaged)) return packaged;
  return Number.parseInt(process.versions.node, 10) >= wantedNode ? process.execPath : undefined;
}

/**
 * Runs the npm that started this script, or the one on PATH.
 * @param {readonly string[]} args
 */
function runNpm(args) {
  const env = { ...process.env, npm_config_loglevel: 'error' };
  const npmScript = process.env['npm_execpath'];
  const npmNode = process.env['npm_node_execpath'];
  if (npmScript !== undefined && npmNode !== undefined && existsSync(npmScript)) {
    return runProgram(npmNode, [npmScript, ...args], { cwd: projectFolder, env });
  }
  return runProgram(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd: projectFolder, env });
}
