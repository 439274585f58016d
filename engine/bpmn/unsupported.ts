import type { Problem } from '../compile.ts';
import type { ElementPlan } from '../plan.ts';
import type { Translated } from './translate.ts';

/** Constructs that are read but not executed yet: refused by name, never run as something else. */
export function unsupported(translated: Translated): Problem[] {
  return Object.entries(translated.elements).flatMap(([id, element]) => {
    const name = findUnsupported(element);
    if (name === undefined) return [];
    const path: string[] = [];
    for (let at: string | undefined = id; at !== undefined; at = translated.elements[at]?.scope) path.unshift(at);
    return [{ element: id, rule: 'unsupported-element', reason: { vi: `Phần tử ${name} chưa được hỗ trợ thực thi.`, en: `${name} is not supported for execution.` }, path }];
  });
}

function findUnsupported(element: ElementPlan): string | undefined {
  if (element.type === 'ComplexGateway' || element.type === 'AdHocSubProcess' || element.type === 'Transaction') return element.type;
  if (element.forCompensation) return 'compensation';
  if (element.decision) return 'calledDecision';
  return element.events?.find((event) => event.kind === 'compensate' || event.kind === 'cancel')?.kind;
}
