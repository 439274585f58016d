import { listUnsettledChildren } from '../../db/queries/child-dossiers.ts';
import { findLateness } from '../../domain/child-dossier.ts';
import type { Actor } from '../../domain/organisation.ts';
import { describeElement } from '../../engine/describe.ts';
import type { Plan } from '../../engine/plan.ts';
import { agencyRefOf } from '../agency-directory.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { ResponseOf } from '../operations.ts';
import { isoInstant } from '../views/instant.ts';
import { calendarInForce } from '../views/working-time-left.ts';
import { sightOf } from './sight.ts';

/** The parts of joint services in sight that are late on their way now: from the record, whether or not anybody was alarmed. */
export async function listLateParts(context: Context, actor: Actor): Promise<ResponseOf<'listLateParts'>> {
  if (!actor.roles.some((role) => role === 'monitor' || role === 'leader')) throw new Failure('not-allowed');
  const sight = await sightOf(context, actor);
  const [unsettled, agencies, calendar, now] = await Promise.all([
    listUnsettledChildren(context.pool, sight),
    context.agencies.today(),
    calendarInForce(context),
    context.time.now(),
  ]);
  const items = await Promise.all(
    unsettled.map(async (part) => {
      const lateness = findLateness(part, calendar, now);
      if (lateness === undefined) return [];
      const element = describeElement(await context.contents.value<Plan>(part.plan), part.element);
      const procedure = element?.childDossier?.procedure;
      return [
        {
          dossier: {
            id: part.parent,
            code: part.parentCode,
            procedure: { code: part.procedureCode, name: part.procedureName },
          },
          agency: agencyRefOf(agencies, part.agency),
          part: {
            element: part.element,
            name: element?.name ?? part.element,
            ...(procedure === undefined ? {} : { procedure }),
          },
          late: lateness.late,
          since: isoInstant(part.finishedAt ?? part.askedAt),
        },
      ];
    }),
  );
  return { items: items.flat() };
}
