import { extensions, isTrue, type Moddle } from '../moddle.ts';
import type { Constraint } from './constraint.ts';
import { owner } from './owner.ts';

/** Execution attributes of other engines that would change what runs: nothing of them is left out in silence. */
export const extensionConstraints: readonly Constraint[] = [
  {
    rule: 'unsupported-extension',
    vi: 'Phần mở rộng zeebe này (bộ lắng nghe, tài nguyên liên kết, bộ lọc điều kiện, tác nhân…) không được hỗ trợ thực thi.',
    en: 'This zeebe extension (listeners, linked resources, condition filters, agents …) is not supported for execution.',
    find: (model) =>
      model.all
        .filter(
          (element) => unsupported.some((type) => extensions(element, type).length > 0) || hasActiveElements(element),
        )
        .map(owner),
  },
  {
    rule: 'must-understand',
    vi: 'Phần mở rộng mà tệp đòi phải hiểu (mustUnderstand) không được hỗ trợ.',
    en: 'An extension that must be understood (mustUnderstand) is not supported.',
    find: (model) =>
      model
        .of('Extension')
        .filter((extension) => isTrue(extension, 'mustUnderstand'))
        .map(owner),
  },
  {
    rule: 'unsupported-binding',
    vi: 'Quy trình hoặc quyết định được gọi không thể cố định theo nhãn phiên bản (versionTag).',
    en: 'What is called cannot be bound by a version tag.',
    find: (model) =>
      model.all
        .filter((element) =>
          ['zeebe:CalledElement', 'zeebe:CalledDecision', 'zeebe:FormDefinition'].some((type) =>
            extensions(element, type).some((called) => called['bindingType'] === 'versionTag'),
          ),
        )
        .map(owner),
  },
];

const unsupported = [
  'zeebe:ExecutionListeners',
  'zeebe:TaskListeners',
  'zeebe:LinkedResources',
  'zeebe:ConditionalFilter',
  'zeebe:AgentDefinition',
];

/** An ad-hoc sub-process that names what is to begin: here all of it does. */
function hasActiveElements(element: Moddle): boolean {
  return extensions(element, 'zeebe:AdHoc').some((adHoc) =>
    ['activeElementsCollection', 'outputCollection', 'outputElement'].some((name) => adHoc[name] !== undefined),
  );
}
