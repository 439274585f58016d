import { randomUUID } from 'node:crypto';
import {
  comparePerson,
  type DeclaredPerson,
  type PopulationComparison,
  type RegisteredField,
} from '../../domain/population-outcome.ts';
import type { JobAnswer, JobRequest } from '../../protocol/step-protocol.ts';
import type { LookupLog } from './lookup-log.ts';
import type { LookupSubject } from './lookup-subject.ts';
import type { PopulationRecord } from './population-answer.ts';
import { askPopulation, type PopulationClientOptions, type PopulationReply } from './population-client.ts';
import { type PopulationCaller, populationRequest } from './population-question.ts';

/** Job type of the look-up, as processes name it. */
export const populationJobType = 'population.lookup';

export interface PopulationLookupOptions {
  readonly client: PopulationClientOptions;
  readonly caller: PopulationCaller;
  readonly log: LookupLog;
  /** Keeps what the database said in place of what the declaration leaves to it; undefined: it confirmed nobody. */
  readonly keep: (answer: { dossierId: string; lookup: string; person: PopulationRecord | undefined }) => Promise<void>;
  readonly readSubject: (dossierId: string) => Promise<LookupSubject>;
  /** Epoch milliseconds of the business clock. */
  readonly now: () => Promise<number>;
}

/** What the answer must hold to replace the component. */
const needed: readonly RegisteredField[] = ['permanentResidence'];

/**
 * The activity `population.lookup`: asks the population database about a dossier's applicant and sets
 * `populationOutcome`, and as `populationEvidence` the id of the log's entry (null where nothing was asked). A database
 * that does not answer is an outcome, UNAVAILABLE; it throws only when the record cannot be read or the log not written.
 */
export function populationLookup(options: PopulationLookupOptions): (request: JobRequest) => Promise<JobAnswer> {
  return async (request) => {
    const { person, officer, purpose } = await options.readSubject(request.dossierId);
    if (!person || !populationRequest(person, options.caller, '', officer)) {
      return answer(await options.now(), 'NOT_FOUND', null);
    }
    let evidence = '';
    const reply = await askPopulation(options.client, async () => {
      // Every request is logged before it goes out, each try as one of its own.
      if (evidence !== '')
        await options.log.answered(evidence, { at: await options.now(), outcome: 'UNAVAILABLE', evidence: {} });
      evidence = randomUUID();
      const { dossierId, key: job, attempt } = request;
      await options.log.asked({
        id: evidence,
        dossierId,
        job,
        attempt,
        database: 'population',
        officer,
        purpose,
        at: await options.now(),
      });
      return populationRequest(person, options.caller, evidence, officer) ?? {};
    });
    const comparison = judge(person, reply);
    if (reply.kind === 'people') {
      const confirmed = comparison.outcome === 'REPLACED' || comparison.outcome === 'PARTIAL';
      const person = confirmed && reply.people.length === 1 ? reply.people[0] : undefined;
      await options.keep({ dossierId: request.dossierId, lookup: evidence, person });
    }
    const at = await options.now();
    await options.log.answered(evidence, { at, outcome: comparison.outcome, evidence: evidenceOf(comparison, reply) });
    return answer(at, comparison.outcome, evidence);
  };
}

function judge(person: DeclaredPerson, reply: PopulationReply): PopulationComparison {
  if (reply.kind === 'unavailable') return comparePerson(person, undefined, needed);
  return comparePerson(
    person,
    reply.people.map((found) => underTheNumberAsked(found, person)),
    needed,
  );
}

/** Whoever was found by a former card number is not the wrong person because of the new one. */
function underTheNumberAsked(found: PopulationRecord, { personalId }: DeclaredPerson): PopulationRecord {
  return found.formerCardNumber === personalId ? { ...found, personalId } : found;
}

/** Names of fields and a reason: the log holds no values. */
function evidenceOf(
  { mismatching, missing }: PopulationComparison,
  reply: PopulationReply,
): Readonly<Record<string, unknown>> {
  return {
    ...(reply.kind === 'unavailable' ? { reason: reply.reason } : { found: reply.people.length }),
    ...(mismatching.length > 0 ? { mismatching } : {}),
    ...(missing.length > 0 ? { missing } : {}),
  };
}

function answer(at: number, outcome: PopulationComparison['outcome'], evidence: string | null): JobAnswer {
  return { at, variables: { populationOutcome: outcome, populationEvidence: evidence } };
}
