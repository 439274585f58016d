import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProblemForPerson } from './problem-for-person.ts';

/**
 * The `motcua` command: `motcua NAME [SUBCOMMAND] …` runs ops/commands/NAME.ts or NAME-SUBCOMMAND.ts, which exports
 * `run(argv)`, the exit code, and `summary`, one line for the help: what it does, and how it is typed. `--help` is
 * answered here, so that asking never starts anything.
 */
interface Command {
  readonly summary: string;
  run(argv: readonly string[]): Promise<number>;
}

const folder = join(import.meta.dirname, 'commands');

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const [name, subcommand] = argv;
  if (name === undefined || ['--help', '-h', 'help'].includes(name)) return help();
  if (subcommand !== undefined && isCommand(`${name}-${subcommand}`))
    return runCommand(`${name}-${subcommand}`, argv.slice(2));
  if (isCommand(name)) return runCommand(name, argv.slice(1));
  process.stderr.write(`Không có lệnh "${argv.join(' ')}" · There is no command "${argv.join(' ')}".\n\n`);
  await help();
  return 2;
}

async function runCommand(file: string, argv: readonly string[]): Promise<number> {
  const { run, summary } = await load(file);
  if (argv.some((argument) => argument === '--help' || argument === '-h')) {
    process.stdout.write(`${summary}\n`);
    return 0;
  }
  try {
    return await run(argv);
  } catch (error) {
    const problem = findProblemForPerson(error);
    if (problem === undefined) throw error;
    process.stderr.write(`✗ ${problem.message}\n`);
    if (problem.exitCode === 2) process.stderr.write(`\n${summary}\n`);
    return problem.exitCode;
  }
}

async function help(): Promise<number> {
  const lines = ['npm run -s motcua -- COMMAND', ''];
  for (const file of commandFiles()) lines.push(`  ${file.replace('-', ' ').padEnd(16)} ${(await load(file)).summary}`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function commandFiles(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

function isCommand(file: string): boolean {
  return /^[a-z][a-z-]*$/.test(file) && existsSync(join(folder, `${file}.ts`));
}

async function load(file: string): Promise<Command> {
  return (await import(`./commands/${file}.ts`)) as Command;
}
