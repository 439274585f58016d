import { runTests } from './run-tests.ts';

const { code, summary } = await runTests(process.argv.slice(2));
process.stdout.write(`\n${summary}\n`);
process.exitCode = code;
