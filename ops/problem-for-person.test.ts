import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { expect, test } from '@jest/globals';
import { findProblemForPerson } from './problem-for-person.ts';
import { OperatorProblem } from './stack/operator-problem.ts';

const motcua = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'motcua.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });

const thrownBy = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Expected something to be thrown');
};

test.each([
  [['--fast'], 'Không có tùy chọn --fast\nThere is no option --fast'],
  [['all'], 'Lệnh này không nhận “all”\nThis command takes no "all"'],
  [['--count'], 'Giá trị của tùy chọn --count <value> thiếu hoặc không hợp lệ'],
])('arguments typed wrongly are told in both languages: %j', (args, expected) => {
  const problem = findProblemForPerson(thrownBy(() => parseArgs({ args, options: { count: { type: 'string' } } })));
  expect(problem).toEqual({ message: expect.stringContaining(expected), exitCode: 2 });
});

test('a file that a person named is told by its name, a bug keeps its stack trace', () => {
  const folder = import.meta.dirname;
  expect(findProblemForPerson(thrownBy(() => writeFileSync(folder, '')))).toEqual({
    message: `Là thư mục, không phải là tệp: ${folder}\nThis is a folder, not a file: ${folder}`,
    exitCode: 1,
  });
  const inside = join(folder, 'nowhere', 'file');
  expect(findProblemForPerson(thrownBy(() => writeFileSync(inside, '')))?.message).toContain(inside);
  expect(findProblemForPerson(new OperatorProblem('vi', 'en'))).toEqual({ message: 'vi\nen', exitCode: 1 });
  expect(findProblemForPerson(new TypeError('x is not a function'))).toBeUndefined();
  expect(findProblemForPerson('text')).toBeUndefined();
});

test('the help says of every command what it does, in both languages', () => {
  const { stdout } = motcua('--help');
  const commands = readdirSync(join(import.meta.dirname, 'commands')).filter((file) => !file.endsWith('.test.ts'));
  const lines = stdout.split('\n').filter((line) => line.startsWith('  '));
  expect(lines).toEqual(commands.map(() => expect.stringMatching(/^ {2}[a-z]+( [a-z]+)? +\p{Lu}.+ · .+$/u)));
});

test('asking how a command is typed starts nothing', () => {
  const { status, stdout, stderr } = motcua('start', '--help');
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: expect.stringContaining('starts'), stderr: '' });
});

test('a command that takes no options refuses them before it does anything', () => {
  const { status, stdout, stderr } = motcua('migrate', '--dry-run');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('There is no option --dry-run');
});
