import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { configVariables } from './config.ts';
import { projectFolder } from './setup/install-packages.mjs';

test('the README’s table of settings is the settings’ own', () => {
  const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8');
  const table = /<!-- settings -->\n([\s\S]*?)<!-- \/settings -->/.exec(readme)?.[1];
  const rows = Object.entries(configVariables).map(
    ([name, { default: standard, en, vi }]) => `| \`${name}\` | ${standard} | ${en} ${vi} |\n`,
  );
  expect(table).toBe(`| variable | default | meaning |\n|---|---|---|\n${rows.join('')}`);
});
