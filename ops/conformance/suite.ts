import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const testCaseSchema = z.object({
  number: z.number(),
  input: z.record(z.string(), z.union([z.string(), z.number()])),
  delayMs: z.number().default(0),
  parallelProcess: z.boolean().default(false),
  expected: z.array(z.string()),
});

const suiteSchema = z.object({
  tests: z.array(z.object({ name: z.string(), file: z.string(), testCases: z.array(testCaseSchema) })).default([]),
  constraintTests: z.array(z.object({ name: z.string(), constraint: z.string(), file: z.string() })).default([]),
});

export type ConformanceSuite = z.infer<typeof suiteSchema>;
export type ConformanceCase = z.infer<typeof testCaseSchema>;

/** The `expected.json` of a folder with conformance material. Throws with the reason when it is not of that form. */
export async function readSuite(folder: string): Promise<ConformanceSuite> {
  return suiteSchema.parse(JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')));
}
