import { listChildren } from '../../db/queries/child-dossiers.ts';
import { describeElement, opensDossiers } from '../../engine/describe.ts';
import type { JsonValue } from '../../engine/stimulus.ts';
import type { Context } from '../context.ts';
import type { ResponseOf } from '../operations.ts';
import { isoInstant } from '../views/instant.ts';
import { statusView } from '../views/row-views.ts';
import type { OpenDossier } from './open-dossier.ts';

type Joint = Pick<ResponseOf<'getDossier'>, 'parent' | 'children'>;

/**
 * The joint service that a dossier is a part of, and the parts that it is made of. Whoever may see a dossier sees the
 * codes and the standing of these, and no more: each is opened by its own rule.
 */
export async function jointView(context: Context, { row, program }: OpenDossier): Promise<Joint> {
  const children = opensDossiers(program) ? await listChildren(context.pool, row.id) : undefined;
  const { passedOn = {} } = row.form as { passedOn?: Record<string, JsonValue> };
  return {
    ...(row.parent_id === null
      ? {}
      : {
          parent: {
            id: row.parent_id,
            code: row.parent_code ?? '',
            procedure: { code: row.parent_procedure_code ?? '', name: row.parent_procedure_name ?? '' },
            passedOn,
          },
        }),
    ...(children === undefined
      ? {}
      : {
          children: children.map((child) => {
            const plan = program.plans[child.plan];
            const element = plan && describeElement(plan, child.element);
            return {
              element: child.element,
              name: element?.name ?? child.element,
              procedure: {
                code: element?.childDossier?.procedure ?? '',
                ...(child.procedure_name === null ? {} : { name: child.procedure_name }),
              },
              ...(child.code === null ? {} : { id: child.child, code: child.code }),
              ...(child.status === null ? {} : { status: statusView(child.status) }),
              ...(child.due_at === null ? {} : { dueAt: isoInstant(child.due_at) }),
              ...(child.outcome === null ? {} : { outcome: child.outcome }),
              ...(child.outcome_at === null ? {} : { finishedAt: isoInstant(child.outcome_at) }),
            };
          }),
        }),
  };
}
