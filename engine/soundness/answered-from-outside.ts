import { findOne, isFalse, type Moddle, many, typeOf } from '../bpmn/moddle.ts';

/**
 * Elements that a drawn message flow reaches from outside what is executed: from a participant without a process, or
 * from a process that is documentation. Their messages have a sender.
 */
export function answeredFromOutside(definitions: Moddle): readonly string[] {
  const flows = many(definitions, 'rootElements')
    .filter((root) => typeOf(root) === 'Collaboration')
    .flatMap((collaboration) => many(collaboration, 'messageFlows'));
  return flows.flatMap((flow) => {
    const source = findOne(flow, 'sourceRef');
    const target = findOne(flow, 'targetRef');
    return source && isOutside(source) && target?.id !== undefined ? [target.id] : [];
  });
}

function isOutside(source: Moddle): boolean {
  if (typeOf(source) === 'Participant') {
    const process = findOne(source, 'processRef');
    return !process || isFalse(process, 'isExecutable');
  }
  for (let at: Moddle | undefined = source; at; at = at.$parent)
    if (typeOf(at) === 'Process') return isFalse(at, 'isExecutable');
  return true;
}
