/**
 * Makes a bare clone runnable with nothing but Node 18 or newer, npm and python3: packages (Node 24 among them), the
 * Temporal server and, with `test`, what only tests need. Does nothing when everything is there. It runs before the
 * packages exist, hence plain JavaScript without dependencies.
 *
 * Usage: node ops/setup/setup.mjs [test]
 */

import { getTemporal } from './fetch-temporal.mjs';
import { chromiumAdvice, installChromium } from './find-chromium.mjs';
import { installPackages } from './install-packages.mjs';
import { report } from './report.mjs';
import { findProgram } from './run-program.mjs';
import { SetupProblem } from './setup-problem.mjs';

const forTests = process.argv[2] === 'test';

try {
  await installPackages();
  if (process.env['TEMPORAL_ADDRESS'] === undefined || forTests) {
    if (process.platform === 'win32' && findProgram(['temporal.exe']) === undefined) {
      throw new SetupProblem(
        'Trên Windows hãy cài Temporal CLI và đặt vào PATH, hoặc dùng WSL.',
        'On Windows install the Temporal CLI on PATH, or use WSL.',
      );
    }
    await getTemporal();
  }
  if (forTests) {
    if ((await installChromium()) === undefined) {
      report(
        `! Không có Chromium: bỏ qua kiểm thử trình duyệt · No Chromium, browser tests are skipped: ${chromiumAdvice}`,
      );
    }
  }
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error;
  report(`✗ ${error.message}`);
  process.exitCode = 1;
}
