import { randomUUID } from 'node:crypto';
import type { Schema } from '../../api/client/api-client.ts';
import type { Cast } from '../drive/cast.ts';
import type { UsedStack } from '../stack/with-stack.ts';
import type { BenchRoute } from './bench-route.ts';
import type { DossierUnderBench, Side } from './side.ts';

/** The product: every step through the public API, with what it checks and answers. */
export function motcuaSide(stack: UsedStack, cast: Cast, { procedure, acts }: BenchRoute): Side {
  const receipt = procedure.receipt({
    lookup: 'REPLACED',
    channel: 'direct',
    caseCode: procedure.facts.cases[0]?.code ?? '00',
  });
  const part = (name: string) => () => stack.current().processes[name];
  return {
    name: 'motcua',
    processes: { server: part('temporal'), worker: part('worker'), database: part('postgres'), api: part('api') },
    begin: async (): Promise<DossierUnderBench> => {
      const desk = cast.user(procedure.desk);
      const received = await desk.post<Schema<'Dossier'>>('/dossiers', receipt, randomUUID());
      let page = received;
      return {
        id: received.id,
        steps: acts.map((act, index) => async (seq) => {
          // After the look-up the officer opens the dossier; later on the answer to one step is the page for the next.
          if (index === 0) page = await desk.get<Schema<'Dossier'>>(`/dossiers/${received.id}`);
          const task = page.tasks.find((candidate) => candidate.element === act.element);
          const officer = task?.role && task.agency && cast.findOfficer(task.role, task.agency.code);
          if (!task || !officer)
            throw new Error(`Expected an officer for ${act.element} of ${received.id}, but there is none`);
          page = await officer.post<Schema<'Dossier'>>(
            `/dossiers/${received.id}/actions/${act.action}`,
            { task: task.key, expectedSeq: seq, data: act.data },
            randomUUID(),
          );
        }),
      };
    },
  };
}
