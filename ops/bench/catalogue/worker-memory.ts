import { readFileSync } from 'node:fs';
import type { Schema } from '../../../api/client/api-client.ts';
import { Cast } from '../../drive/cast.ts';
import { chooseProcedure, type DrivableProcedure, publishedProcedures } from '../../drive/choose-procedure.ts';
import type { UsedStack } from '../../stack/with-stack.ts';

export interface WorkerMemory {
  /** Dossiers received in each round. */
  readonly dossiers: number;
  readonly fewProcedures: number;
  readonly manyProcedures: number;
  /** Resident megabytes of the worker after a first round of few procedures: it is warm. */
  readonly warmMb: number;
  /** After as many dossiers again of the same few procedures. */
  readonly afterFewMb: number;
  /** After as many dossiers again, now of many procedures. */
  readonly afterManyMb: number;
}

const clients = 8;

/** Receives the same number of dossiers of few and of many procedures on a running stack, and weighs the worker. */
export async function workerMemory(
  stack: UsedStack,
  { dossiers, few, many }: { readonly dossiers: number; readonly few: number; readonly many: number },
): Promise<WorkerMemory> {
  const cast = new Cast(() => stack.current().apiUrl ?? '');
  const found: DrivableProcedure[] = [];
  for (const code of await publishedProcedures(cast)) {
    if (found.length === many) break;
    found.push(
      ...(await chooseProcedure(cast, code).then(
        (one) => [one],
        () => [],
      )),
    );
  }
  const weigh = () => residentMb(stack.current().processes['worker']);
  const [fewer] = [found.slice(0, few)];
  await receive(cast, fewer, dossiers);
  const warmMb = weigh();
  await receive(cast, fewer, dossiers);
  const afterFewMb = weigh();
  await receive(cast, found, dossiers);
  return {
    dossiers,
    fewProcedures: fewer.length,
    manyProcedures: found.length,
    warmMb,
    afterFewMb,
    afterManyMb: weigh(),
  };
}

async function receive(cast: Cast, procedures: readonly DrivableProcedure[], dossiers: number): Promise<void> {
  let next = 0;
  const client = async () => {
    while (next < dossiers) {
      const procedure = procedures[next++ % procedures.length];
      if (procedure === undefined) return;
      const [channel = 'direct'] = procedure.facts.channels;
      const caseCode = procedure.facts.cases[0]?.code ?? '00';
      const desk = cast.user(procedure.desk);
      await desk.post<Schema<'Dossier'>>('/dossiers', procedure.receipt({ lookup: 'REPLACED', channel, caseCode }));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** What the process holds in memory, as Linux counts it. */
function residentMb(pid: number | undefined): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
