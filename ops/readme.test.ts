import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** Those of the sources: what is fetched and built may or may not be there. */
const folders = readdirSync(projectFolder, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && !/^(\.|node_modules$|dist$|coverage$)/.test(entry.name),
);
const pages = globSync(['README.md', 'docs/**/*.md'], { cwd: projectFolder });

test('there are pages to read', () => {
  expect(pages.length).toBeGreaterThan(20);
});

test.each(pages)('%s names only files and folders that there are', (page) => {
  const text = readFileSync(join(projectFolder, page), 'utf8');
  const missing = [...linksOf(page, text), ...pathsOf(text)].filter(
    (path) => globSync(path, { cwd: projectFolder }).length === 0,
  );
  expect(missing).toEqual([]);
});

/** Targets of links to other pages and files, from the project's folder. */
function linksOf(page: string, text: string): string[] {
  return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) => join(dirname(page), target));
}

/** What stands as code and begins with one of the project's folders; `*` stands for anything. */
function pathsOf(text: string): string[] {
  const spans = [...text.matchAll(/`([\w.*/-]+)`/g)].map(([, span = '']) => span);
  return spans.filter((span) => folders.some(({ name }) => span.startsWith(`${name}/`)));
}
