import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigProblem } from './config.ts';
import { SetupProblem } from './setup/setup-problem.mjs';
import { OperatorProblem } from './stack/operator-problem.ts';

/**
 * The `motcua` command: `motcua NAME [SUBCOMMAND] …` runs ops/commands/NAME.ts or NAME-SUBCOMMAND.ts, which exports
 * `run(argv)`, the exit code, and `summary`, one line for the help.
 */
interface Command {
  readonly summary?: string;
  run(argv: readonly string[]): Promise<number>;
}

const folder = join(import.meta.dirname, 'commands');

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const [name, subcommand] = argv;
  if (name === undefined || name === '--help' || name === 'help') return help();
  if (subcommand !== undefined && isCommand(`${name}-${subcommand}`))
    return runCommand(`${name}-${subcommand}`, argv.slice(2));
  if (isCommand(name)) return runCommand(name, argv.slice(1));
  process.stderr.write(`Không có lệnh "${argv.join(' ')}" · There is no command "${argv.join(' ')}".\n\n`);
  await help();
  return 2;
}

async function runCommand(file: string, argv: readonly string[]): Promise<number> {
  try {
    return await (await load(file)).run(argv);
  } catch (error) {
    if (!(error instanceof Error) || !isForPerson(error)) throw error;
    process.stderr.write(`✗ ${error.message}\n`);
    return 1;
  }
}

/** Whether the message says all there is to say: settings, machine or arguments, not a bug. */
function isForPerson(error: Error): boolean {
  if (error instanceof ConfigProblem || error instanceof OperatorProblem || error instanceof SetupProblem) return true;
  return 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

async function help(): Promise<number> {
  const lines = ['npm run -s motcua -- COMMAND', ''];
  for (const file of commandFiles())
    lines.push(`  ${file.replace('-', ' ').padEnd(16)} ${(await load(file)).summary ?? ''}`);
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
