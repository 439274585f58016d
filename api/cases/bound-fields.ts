import type { ComponentRow } from '../../db/queries/find-dossier.ts';
import { competentElsewhere } from '../../domain/competence.ts';
import { legalDayAt } from '../../domain/legal-day.ts';
import type { ActionField, PossibleAction } from '../../domain/possible-actions.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { JsonValue } from '../../engine/stimulus.ts';
import type { Context } from '../context.ts';
import type { OpenDossier } from './open-dossier.ts';

/** A field as a screen asks for it: with the value on record and, where the record has one, the list to choose from. */
export interface ResolvedField extends ActionField {
  readonly value?: JsonValue;
}

/** The action's fields, those that are about something of the dossier filled from the record. */
export async function resolveFields(
  context: Context,
  dossier: OpenDossier,
  { fields }: Pick<PossibleAction, 'fields'>,
): Promise<readonly ResolvedField[]> {
  if (fields.every(({ binds }) => binds === undefined)) return fields;
  const [procedure, components] = await Promise.all([
    context.procedures.get(dossier.row.procedure_version),
    dossier.components(),
  ]);
  return fields.map((field) => ({ ...field, ...boundTo(field, dossier, procedure, components) }));
}

function boundTo(
  { binds, choices }: ActionField,
  { row, agencies }: OpenDossier,
  procedure: Procedure,
  present: readonly ComponentRow[],
): { readonly value?: JsonValue; readonly choices?: ActionField['choices'] } {
  if (binds?.startsWith('applicant.')) {
    const value = row.applicant[binds.slice('applicant.'.length)];
    return typeof value === 'string' ? { value } : {};
  }
  switch (binds) {
    case 'case':
      return { value: row.case_code, choices: procedure.cases.map(({ code, name }) => ({ value: code, name })) };
    case 'channel':
      return {
        value: row.channel,
        choices: choices.filter(({ value }) => procedure.channels.some((channel) => channel === value)),
      };
    case 'components':
      return { value: present.map(({ component }) => component), choices: componentChoices(procedure) };
    case 'competent-agency':
      return {
        choices: competentElsewhere(agencies, procedure, {
          received: row.received_agency,
          decides: row.deciding_agency,
        }).map(({ code, name }) => ({ value: code, name })),
      };
    case 'papers-to-digitise': {
      const papers = papersToDigitise(present);
      return { value: papers.map(({ value }) => value), choices: papers };
    }
    case 'papers-to-reuse':
    case 'papers-to-reuse-results':
      return { choices: papersToDigitise(present) };
    case 'due-date':
      return row.due_at === null ? {} : { value: legalDayAt(row.due_at.getTime()) };
    default:
      return {};
  }
}

function papersToDigitise(present: readonly ComponentRow[]): ActionField['choices'] {
  return present.filter(({ digitised }) => digitised === 0).map(({ component, name }) => ({ value: component, name }));
}

function componentChoices(procedure: Procedure): ActionField['choices'] {
  const caseName = (code: string) => procedure.cases.find((each) => each.code === code)?.name ?? code;
  return procedure.components.map((each) => ({
    value: each.id,
    name: each.case === undefined ? each.name : `${each.name} (${caseName(each.case)})`,
  }));
}
