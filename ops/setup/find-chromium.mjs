import { existsSync } from 'node:fs';
import { reportStep } from './report.mjs';
import { findProgram, isExecutable, runProgram } from './run-program.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The one command that brings a browser where none was found. */
export const chromiumAdvice =
  process.platform === 'darwin' ? 'brew install --cask chromium' : 'sudo apt-get install -y chromium';

/**
 * Path of the machine's Chromium or Chrome.
 * @returns {string | undefined}
 */
export function findChromium() {
  return findProgram(names) ?? macPaths.find(isExecutable);
}

/**
 * Chromium for the browser tests: the machine's; on Debian as root it is installed; elsewhere undefined.
 * @returns {Promise<string | undefined>}
 */
export async function installChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  await reportStep('Cài Chromium cho kiểm thử trình duyệt · Installing Chromium (apt-get)', async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runProgram('apt-get', ['update', '-qq'], { env });
    await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  });
  return findChromium();
}
