import { Group, ListGroup } from '@bpmn-io/properties-panel';
import { type DiagramElement, isA } from '../bpmn/services.ts';
import { type Entry, selectEntry, textEntry } from './entries.ts';
import { attributeOf, childrenOf, type ExtensionEditing, extensionsOf } from './extension.ts';
import type { PanelGroup } from './panel-group.ts';
import { agencyFunctions, agencyRelations, budgetUnits } from './vocabulary.ts';

const child = 'tthc:ChildDossier';
const names = ['procedure', 'case', 'decides', 'limit', 'limitUnit', 'applicant', 'data'];

/** The dossier of another procedure that a service task opens: which, decided by whom, within which time. */
export function childGroup(editing: ExtensionEditing, element: DiagramElement): PanelGroup | undefined {
  if (!isA(element, 'bpmn:ServiceTask')) return undefined;
  const attribute = (name: string) => ({
    read: () => attributeOf(extensionsOf(element, child)[0], name),
    write: (value: string | undefined) => editing.setOnly(element, child, names, name, value),
  });
  const text = (name: string, label: string, description?: string): Entry =>
    textEntry({
      id: `tthc-child-${name}`,
      label,
      ...(description === undefined ? {} : { description }),
      ...attribute(name),
    });
  const more =
    extensionsOf(element, child).length === 0
      ? []
      : [
          text('case', 'Trường hợp', 'Mã trường hợp, hoặc biểu thức FEEL bắt đầu bằng ='),
          selectEntry({
            id: 'tthc-child-decides',
            label: 'Cơ quan giải quyết',
            words: [...agencyRelations, ...agencyFunctions],
            none: '(cơ quan có thẩm quyền gần nhất)',
            ...attribute('decides'),
          }),
          text('limit', 'Thời hạn riêng', 'Để trống: theo thời hạn của thủ tục đó'),
          selectEntry({
            id: 'tthc-child-limitUnit',
            label: 'Đơn vị thời hạn',
            words: budgetUnits,
            ...attribute('limitUnit'),
          }),
          text('applicant', 'Người nộp', 'FEEL trên hồ sơ này; để trống: cùng người nộp'),
          text('data', 'Dữ liệu chuyển kèm', 'FEEL trên hồ sơ này: applicant, form, results'),
        ];
  return {
    id: 'tthc-child',
    label: 'Hồ sơ thành phần (liên thông)',
    component: Group,
    entries: [text('procedure', 'Mở hồ sơ của thủ tục', 'Mã thủ tục, ví dụ 1.001193'), ...more],
  };
}

/** The components that are passed on to it. */
export function passedComponentsGroup(editing: ExtensionEditing, element: DiagramElement): PanelGroup | undefined {
  const opened = extensionsOf(element, child)[0];
  if (opened === undefined) return undefined;
  return {
    id: 'tthc-passed',
    label: 'Giấy tờ chuyển sang hồ sơ thành phần',
    component: ListGroup,
    add: (event) => {
      event.stopPropagation();
      editing.addChild(element, opened, 'components', 'tthc:Component', { from: 'c01', to: 'c01' });
    },
    items: childrenOf(opened, 'components').map((component, index) => {
      const id = `tthc-passed-${index}`;
      const entry = (name: string, label: string): Entry =>
        textEntry({
          id: `${id}-${name}`,
          label,
          read: () => attributeOf(component, name),
          write: (value) => editing.set(element, component, name, value),
        });
      return {
        id,
        label: `${attributeOf(component, 'from') ?? '?'} → ${attributeOf(component, 'to') ?? '?'}`,
        entries: [entry('from', 'Thành phần của thủ tục này'), entry('to', 'Là thành phần của thủ tục kia')],
        remove: (event) => {
          event.stopPropagation();
          editing.removeChild(element, opened, 'components', component);
        },
      };
    }),
  };
}
