import { createHash } from 'node:crypto';
import type { Client } from '../../db/pool.ts';
import { projectChildren, recordOutcome, type WantedChild } from '../../db/queries/child-dossiers.ts';
import type { ChildOutcome } from '../../domain/child-dossier.ts';
import { childDossierJob } from '../../domain/job-types.ts';
import { opensDossiers } from '../../engine/describe.ts';
import type { OpenJob, OpenWork } from '../../engine/open-work.ts';
import type { Program } from '../../engine/program.ts';
import type { Stimulus } from '../../engine/stimulus.ts';

/**
 * Writes what a step means for the dossiers it opened, and for the one it was opened by. The children follow from the
 * jobs that are open, never from what the step happened to do; a program that opens none costs nothing.
 */
export async function writeChildren(
  client: Client,
  step: {
    readonly dossier: string;
    readonly parent: string | null;
    readonly program: Program;
    readonly open: OpenWork;
    readonly stimulus: Stimulus;
    readonly reached: (milestone: string) => boolean;
    readonly at: Date;
  },
): Promise<void> {
  const { dossier, program, open, stimulus, at } = step;
  if (opensDossiers(program)) {
    const wanted = open.jobs.flatMap((job) => (job.jobType === childDossierJob ? [wantedChild(dossier, job)] : []));
    const withdrawn = stimulus.type === 'message' && stimulus.name === 'withdraw';
    await projectChildren(client, dossier, wanted, { at, callOff: withdrawn ? 'withdraw' : 'stop' });
  }
  if (step.parent !== null && open.ended !== undefined)
    await recordOutcome(client, dossier, outcomeOf(step.reached, open.ended.variables['resolution']), at);
}

/** How a dossier that has ended did so: by the milestone of its end, else by what its own process resolved. */
function outcomeOf(reached: (milestone: string) => boolean, resolution: unknown): ChildOutcome {
  if (reached('withdrawn')) return 'withdrawn';
  if (reached('stopped')) return 'stopped';
  return reached('refused') || resolution === 'rejected' ? 'refused' : 'approved';
}

function wantedChild(parent: string, { key, attempt, plan, element, inputs, frozen }: OpenJob): WantedChild {
  return { key, attempt, plan, element, inputs, frozen, child: childId(parent, key, attempt) };
}

/** The id a child will have: the same for the same job of the same parent, however often it is asked for. */
function childId(parent: string, key: number, attempt: number): string {
  const hash = createHash('sha256').update(`${parent}:${key}:${attempt}`).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
