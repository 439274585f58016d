import { parseArgs } from 'node:util';
import { demonstrationAccounts } from '../../db/demonstration/accounts.ts';
import { parseConfig } from '../config.ts';
import type { StackFile } from '../stack/home.ts';
import { Stack } from '../stack/stack.ts';

export const summary = 'Khởi động toàn bộ hệ thống · starts everything and keeps it running until Ctrl-C';

/** Starts the stack, prints where to go, and runs until a signal; a signal during the start stops what was started. */
export async function run(argv: string[]): Promise<number> {
  parseArgs({ args: argv, options: {} });
  const began = performance.now();
  const config = parseConfig(process.env);
  const stack = new Stack(config, (line) => process.stderr.write(`${line}\n`));
  const signal = untilSignal();
  const started = stack.start();
  const file = await Promise.race([started, signal.then(() => undefined)]);
  if (file !== undefined) {
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(
      `\n${welcome(file, config.oidc === undefined)}\nSẵn sàng sau · ready after ${seconds} s. Ctrl-C: dừng · stop.\n`,
    );
    await signal;
  }
  process.stderr.write('\nĐang dừng · stopping …\n');
  started.catch(() => undefined);
  await stack.stop();
  process.stderr.write('Đã dừng · stopped.\n');
  return 0;
}

/** Resolves at the first signal to end; further ones (npm passes on those the terminal sends itself) change nothing. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => resolve());
  });
}

function welcome(file: StackFile, development: boolean): string {
  const lines = [
    `  Một cửa · counter      ${file.apiUrl}/counter/`,
    `  Thiết kế · modeler     ${file.apiUrl}/modeler/`,
    `  Giám sát · monitor     ${file.apiUrl}/monitor/`,
    `  API                    ${file.apiUrl}/api/docs`,
    ...(file.temporalUiUrl === undefined ? [] : [`  Temporal               ${file.temporalUiUrl}`]),
  ];
  if (development) {
    lines.push('', 'Tài khoản thử, mật khẩu trùng tên · demonstration accounts, password = name:');
    for (const { id, what } of demonstrationAccounts.filter(({ listed }) => listed))
      lines.push(`  ${id.padEnd(18)} ${what}`);
  }
  return `${lines.join('\n')}\n`;
}
