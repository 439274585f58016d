import { childDossierJob } from '../../domain/job-types.ts';
import type { ChildDossierPlan, ElementPlan, MappingPlan } from '../plan.ts';
import { findExtension, findText, type Moddle, many, typeOf } from './moddle.ts';
import type { Translation } from './translation.ts';

/** A `tthc:childDossier`: what the record needs to open it. Undefined where the element has none. */
export function translateChildDossier(translation: Translation, element: Moddle): ChildDossierPlan | undefined {
  const child = findExtension(element, 'tthc:ChildDossier');
  if (!child) return undefined;
  if (typeOf(element) !== 'ServiceTask') translation.report('invalid-value', element, 'tthc:childDossier');
  const text = (name: string) => findText(child, name);
  const caseCode = text('case');
  const decides = text('decides');
  const limit = text('limit');
  const limitUnit = text('limitUnit');
  const applicant = text('applicant');
  const data = text('data');
  return {
    procedure: translation.require(element, text('procedure'), 'tthc:childDossier procedure'),
    ...(caseCode !== undefined && { case: translation.value(element, caseCode) }),
    ...(decides !== undefined && { decides }),
    ...(limit !== undefined && { limit: translation.value(element, limit) }),
    ...(limitUnit !== undefined && { limitUnit }),
    ...(applicant !== undefined && { applicant: translation.feel(element, applicant) }),
    ...(data !== undefined && { data: translation.feel(element, data) }),
    components: many(child, 'components').map((component) => ({
      from: translation.require(element, findText(component, 'from'), 'tthc:component from'),
      to: translation.require(element, findText(component, 'to'), 'tthc:component to'),
    })),
  };
}

/** What the engine makes of it: a job like any other, whose inputs are what depends on the process. */
export function jobOfChild(child: ChildDossierPlan, inputs: readonly MappingPlan[] | undefined): Partial<ElementPlan> {
  return {
    job: { type: childDossierJob },
    inputs: [
      ...(inputs ?? []),
      { source: child.case ?? '', target: 'childCase' },
      { source: child.limit ?? '', target: 'childLimit' },
    ],
  };
}
