import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { configVariables } from './config.ts';
import { projectFolder } from './setup/install-packages.mjs';

test('the README’s table of settings is the settings’ own', () => {
  const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8');
  const table = /<!-- settings -->\n([\s\S]*?)<!-- \/settings -->/.exec(readme)?.[1] ?? '';
  const rows = Object.entries(configVariables).map(([name, { default: standard, en, vi }]) => [
    `\`${name}\``,
    standard,
    `${en} ${vi}`,
  ]);
  expect(cellsOf(table)).toEqual([['variable', 'default', 'meaning'], ...rows]);
});

/** The cells of a Markdown table, whatever they are padded with; without the line of dashes. */
function cellsOf(table: string): string[][] {
  const lines = table.split('\n').filter((line) => line.startsWith('|') && !line.startsWith('| --'));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
