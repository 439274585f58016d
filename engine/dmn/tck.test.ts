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

/**
 * Models of which some cases fail: Java functions and imported files are refused, so is a decision without logic; the rest is the library's (durations
 * times numbers, equality of ranges, dates before year 0, week-based years) or needs 34 digits.
 */
const partly: ReadonlySet<string> = new Set([
  '0007-date-time',
  '0036-dt-variable-input',
  '0050-feel-abs-function',
  '0057-feel-context',
  '0068-feel-equality',
  '0069-feel-list',
  '0070-feel-instance-of',
  '0072-feel-in',
  '0074-feel-properties',
  '0076-feel-external-java',
  '0082-feel-coercion',
  '0084-feel-for-loops',
  '0085-decision-services',
  '0086-import',
  '0087-chapter-11-example',
  '0088-no-decision-logic',
  '0089-nested-inputdata-imports',
  '0095-feel-day-of-year-function',
  '0096-feel-day-of-week-function',
  '0097-feel-month-of-year-function',
  '0098-feel-week-of-year-function',
  '0099-arithmetic-negation',
  '0100-arithmetic',
  '0103-feel-is-function',
  '1111-feel-matches-function',
  '1115-feel-date-function',
  '1116-feel-time-function',
  '1117-feel-date-and-time-function',
  '1120-feel-duration-function',
  '1121-feel-years-and-months-duration-function',
  '1130-feel-interval',
  '1141-feel-round-up-function',
  '1142-feel-round-down-function',
  '1143-feel-round-half-up-function',
  '1144-feel-round-half-down-function',
  '1155-list-replace-function',
  '1156-range-function',
]);

if (!isFolder(folder)) {
  test.skip(`the DMN TCK: no copy at ${folder}`, () => undefined);
} else {
  describe.each(['compliance-level-2', 'compliance-level-3'])('the DMN TCK, %s', (level) => {
    const models = readdirSync(join(folder, level)).filter(
      (name) => isFolder(join(folder, level, name)) && !partly.has(name),
    );
    test.each(models.sort())('%s', async (model) => {
      const files = readdirSync(join(folder, level, model)).map((name) => join(folder, level, model, name));
      const { decisions, problems } = await compileDecisions(
        files.filter((file) => file.endsWith('.dmn')).map((file) => readFileSync(file, 'utf8')),
      );
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
