import { runStep } from './run-step.ts';
import { runTests } from './run-tests.ts';

/** Everything a change must pass. All of it runs, so that one run names every problem. */
const checks = [
  [
    'format and fast lint',
    () => runStep('@biomejs/biome/bin/biome', ['ci', '.', '--colors=off', '--reporter=summary']),
  ],
  ['types', () => runStep('typescript/bin/tsc', ['--noEmit', '-p', '.'])],
  ['types of the faces', () => runStep('typescript/bin/tsc', ['--noEmit', '-p', 'faces'])],
  ['lint with types', () => runStep('eslint/bin/eslint.js', ['.', '--cache', '--cache-location', '.cache/eslint'])],
  [
    'import rules',
    () => runStep('dependency-cruiser/bin/dependency-cruiser.mjs', ['--config', '.dependency-cruiser.mjs', '.']),
  ],
  ['dead code', () => runStep('knip/bin/knip.js', [])],
] as const;

const failed: string[] = [];
for (const [name, check] of checks) {
  const began = performance.now();
  const code = await check();
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
  if (code !== 0) failed.push(name);
}
const tests = await runTests(['--ci']);
if (tests.code !== 0) failed.push('tests');

process.stdout.write(failed.length === 0 ? '\n✓ verify\n' : `\n✗ verify: ${failed.join(', ')}\n`);
process.stdout.write(`${tests.summary}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
