import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, Script } from 'node:vm';
import { expect, test } from '@jest/globals';
import './lean-sandbox.ts';

/** The sandbox as the SDK leaves it when it calls `name`. */
const calling = (name: string) => createContext({ __temporal_args: [{}, name, []] });

test.each(['activate', 'initialize', 'initRuntime', 'dispose'])('what goes on for ever in %s is ended', (name) => {
  expect(() => new Script('for (;;);').runInContext(calling(name), { timeout: 5 })).toThrow(/timed out/);
});

test('so is what the sandbox is not called for', () => {
  expect(() => new Script('for (;;);').runInContext(createContext({}), { timeout: 5 })).toThrow(/timed out/);
});

test.each(['tryUnblockConditions', 'concludeActivation'])('%s is not watched', (name) => {
  const context = calling(name);
  context['clock'] = Date;
  // It takes longer than a watched call may.
  const script = new Script('const began = clock.now(); while (clock.now() < began + 200); "done"');
  expect(script.runInContext(context, { timeout: 5 })).toBe('done');
});

test('the SDK still calls the sandbox in the way that is looked for', () => {
  const sdk = createRequire(createRequire(import.meta.url).resolve('@temporalio/worker'));
  const source = (file: string) => readFileSync(sdk.resolve(`./workflow/${file}`), 'utf8');
  expect(source('reusable-vm.js')).toContain('context.__temporal_args = [holder, fn, args]');
  expect(source('vm-shared.js')).toContain('workflowModule.tryUnblockConditions()');
  expect(source('vm-shared.js')).toContain('workflowModule.concludeActivation()');
});
