import type { Pool } from '../../db/pool.ts';
import { readClock } from '../../db/queries/business-clock.ts';
import type { JobAnswer, JobRequest } from '../../protocol/step-protocol.ts';
import { keepAnswer } from './kept-answer.ts';
import { recordedLookupLog } from './lookup-log.ts';
import { readLookupSubject } from './lookup-subject.ts';
import { populationJobType, populationLookup } from './population-lookup.ts';

/** The population database's activities, by job type, against the service at `url` and the record. */
export function populationJobs(
  pool: Pool,
  url: string,
): Readonly<Record<string, (request: JobRequest) => Promise<JobAnswer>>> {
  return {
    [populationJobType]: populationLookup({
      // Three tries of at most three seconds: an officer waits for the answer.
      client: { url, timeout: 3_000, attempts: 3, backoff: 250 },
      caller: { service: 'motcua', integration: 'motcua' },
      log: recordedLookupLog(pool),
      keep: (answer) => keepAnswer(pool, answer),
      readSubject: (dossierId) => readLookupSubject(pool, dossierId),
      now: async () => Date.now() + (await readClock(pool)).offsetMs,
    }),
  };
}
