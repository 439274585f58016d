import type { Problem } from '../../compile.ts';
import { findForeignLanguages } from '../expression-language.ts';
import { type Moddle, pathOf } from '../moddle.ts';
import { activityConstraints } from './activities.ts';
import { boundaryEventConstraints } from './boundary-events.ts';
import { compensationConstraints } from './compensation.ts';
import type { Constraint } from './constraint.ts';
import { correlationConstraints } from './correlation.ts';
import { dataConstraints } from './data.ts';
import { dataAssociationConstraints } from './data-associations.ts';
import { eventConstraints } from './events.ts';
import { expressionConstraints } from './expressions.ts';
import { extensionConstraints } from './extensions.ts';
import { gatewayConstraints } from './gateways.ts';
import { linkConstraints } from './links.ts';
import { messageFlowConstraints } from './message-flows.ts';
import { Model } from './model.ts';
import { sequenceFlowConstraints } from './sequence-flows.ts';
import { textConstraints } from './texts.ts';

/** Every rule of the standard that files are checked against. */
export const constraints: readonly Constraint[] = [
  ...textConstraints,
  ...expressionConstraints,
  ...sequenceFlowConstraints,
  ...messageFlowConstraints,
  ...correlationConstraints,
  ...gatewayConstraints,
  ...eventConstraints,
  ...boundaryEventConstraints,
  ...linkConstraints,
  ...activityConstraints,
  ...compensationConstraints,
  ...dataConstraints,
  ...dataAssociationConstraints,
  ...extensionConstraints,
];

/** What breaks a rule of the standard, in the order of the rules. */
export function checkConstraints(definitions: Moddle): Problem[] {
  const model = new Model(definitions);
  const found = constraints.flatMap(({ rule, vi, en, find }) =>
    [...new Set(find(model))].map((element) => ({
      element: element.id,
      rule,
      reason: { vi, en },
      path: pathOf(element),
    })),
  );
  return [...found, ...findForeignLanguages(model)];
}
