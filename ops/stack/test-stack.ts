import { z } from 'zod';
import { brokerVariable } from './broker-variable.ts';

/** Address of a fresh, migrated PostgreSQL database of the test's own. The test closes its connections, nothing more. */
export async function testDatabase(): Promise<string> {
  return z.object({ url: z.string() }).parse(await ask('/database')).url;
}

/** The same with the demonstration's agencies and a shelf of the real catalogue in it. */
export async function stockedTestDatabase(): Promise<string> {
  return z.object({ url: z.string() }).parse(await ask('/stocked-database')).url;
}

/** A fresh Temporal namespace of the test's own. */
export async function testNamespace(): Promise<{ readonly address: string; readonly namespace: string }> {
  return z.object({ address: z.string(), namespace: z.string() }).parse(await ask('/namespace'));
}

async function ask(path: string): Promise<unknown> {
  const broker = process.env[brokerVariable];
  if (broker === undefined)
    throw new Error(`Expected ${brokerVariable} but it is not set: run the tests through jest.config.mjs`);
  const response = await fetch(broker + path);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
