import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Home } from './home.ts';
import { assertPortFree, findFreePort } from './ports.ts';
import { identify } from './process-identity.ts';
import { removeHome } from './remove-home.ts';

describe('Home', () => {
  let home: Home;

  beforeEach(() => {
    home = Home.temporary();
  });

  afterEach(() => removeHome(home));

  test('is held by one supervisor at a time', () => {
    home.lock();
    expect(() => new Home(home.folder).lock()).toThrow(/đang chạy rồi[\s\S]*already running/);
    home.unlock();
    new Home(home.folder).lock();
  });

  test('is free again when its holder was killed, even if the process id is used anew', async () => {
    const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    await once(child, 'spawn');
    writeFileSync(home.path('lock'), JSON.stringify(identify(child.pid ?? 0)));
    expect(() => home.lock()).toThrow(/already running/);
    child.kill('SIGKILL');
    await once(child, 'close');
    home.lock();

    home.unlock();
    writeFileSync(home.path('lock'), JSON.stringify({ pid: process.pid, startedAt: '1' }));
    home.lock();
  });

  test('makes its keys once', () => {
    expect(new Home(home.folder).getSecrets()).toEqual(home.getSecrets());
  });
});

describe('assertPortFree', () => {
  test('names the part, the port and the variable of a taken port', async () => {
    const port = await findFreePort();
    await assertPortFree(port, 'API', 'MOTCUA_PORT');
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    try {
      await expect(assertPortFree(port, 'API', 'MOTCUA_PORT')).rejects.toThrow(
        new RegExp(`API: port ${port} is taken.*MOTCUA_PORT=${port + 1000} npm start`),
      );
    } finally {
      server.close();
    }
  });
});
