import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { testFacts } from '../testing.ts';
import { compileDecisions } from './compile-decisions.ts';
import { evaluateDecision } from './evaluate-decision.ts';
import { readTckCases } from './read-tck.ts';

/**
 * The standard's Technology Compatibility Kit, where a copy of its `TestCases` folder is at hand: `DMN_TCK=folder`, or
 * ../shared/conformance/dmn-tck. No package ships it.
 */
const folder = process.env['DMN_TCK'] ?? join(import.meta.dirname, '../../../shared/conformance/dmn-tck');
const clock = { now: 0, facts: testFacts };

/** Models that need what we refuse by name. */
const refused: ReadonlySet<string> = new Set(['0009-invocation-arithmetic']);

const models = isFolder(folder)
  ? readdirSync(join(folder, 'compliance-level-2'))
      .filter((name) => isFolder(join(folder, 'compliance-level-2', name)))
      .sort()
  : [];

if (models.length === 0) {
  test.skip(`the DMN TCK: no copy at ${folder}`, () => undefined);
} else {
  describe('the DMN TCK, conformance level 2', () => {
    test.each(models)('%s', async (model) => {
      const files = readdirSync(join(folder, 'compliance-level-2', model)).map((name) =>
        join(folder, 'compliance-level-2', model, name),
      );
      const { decisions, problems } = await compileDecisions(
        files.filter((file) => file.endsWith('.dmn')).map((file) => readFileSync(file, 'utf8')),
      );
      if (refused.has(model)) {
        expect(problems.map(({ rule }) => rule)).toContain('unsupported-decision-logic');
        return;
      }
      expect(problems).toEqual([]);
      const ids = new Map(Object.entries(decisions).map(([id, { name }]) => [name, id]));
      for (const file of files.filter((name) => name.endsWith('.xml'))) {
        for (const each of readTckCases(readFileSync(file, 'utf8'))) {
          const result = evaluateDecision(decisions, ids.get(each.decision) ?? '', each.data, clock);
          if (each.expected === undefined || each.expected === null)
            expect({ ...each, got: result.ok ? result.value : null }).toEqual({ ...each, got: null });
          else
            expect({ ...each, got: result.ok ? rounded(result.value) : result.message }).toEqual({
              ...each,
              got: rounded(each.expected),
            });
        }
      }
    });
  });
}

/** The kit compares to eight digits after the point. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, entry: unknown) =>
    typeof entry === 'number' ? Number(entry.toFixed(8)) : entry,
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
