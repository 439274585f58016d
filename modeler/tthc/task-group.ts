import { Group, ListGroup } from '@bpmn-io/properties-panel';
import { type DiagramElement, isA } from '../bpmn/services.ts';
import { effectEntries, namingEntries } from './action-entries.ts';
import { conditionListEntry } from './condition-entries.ts';
import { feelEntry, selectEntry, textEntry } from './entries.ts';
import { attributeOf, type ExtensionEditing, extensionsOf } from './extension.ts';
import type { PanelGroup } from './panel-group.ts';
import { agencyFunctions, agencyRelations, budgetUnits, officerRoles, signatureLevels } from './vocabulary.ts';

const taskAttributes = ['agency', 'budget', 'budgetUnit', 'term', 'legalBasis', 'resultVariable'];

function positiveAmount(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  const amount = Number(value);
  return Number.isFinite(amount) && amount > 0 ? undefined : 'Phải là một số lớn hơn 0';
}

/** Who works on a user task, where, within what time, and on what legal basis. */
export function taskGroup(editing: ExtensionEditing, element: DiagramElement): PanelGroup | undefined {
  if (!isA(element, 'bpmn:UserTask')) return undefined;
  const task = () => extensionsOf(element, 'tthc:Task')[0];
  const attribute = (name: string) => ({
    read: () => attributeOf(task(), name),
    write: (value: string | undefined) => editing.setOnly(element, 'tthc:Task', taskAttributes, name, value),
  });
  return {
    id: 'tthc-task',
    label: 'Phân công',
    component: Group,
    shouldOpen: true,
    entries: [
      selectEntry({
        id: 'tthc-role',
        label: 'Người thực hiện',
        words: officerRoles,
        none: '(chưa chọn)',
        read: () => attributeOf(extensionsOf(element, 'zeebe:AssignmentDefinition')[0], 'candidateGroups'),
        write: (value) =>
          editing.setOnly(
            element,
            'zeebe:AssignmentDefinition',
            ['assignee', 'candidateGroups', 'candidateUsers'],
            'candidateGroups',
            value,
          ),
      }),
      selectEntry({
        id: 'tthc-agency',
        label: 'Cơ quan thực hiện',
        words: [...agencyRelations, ...agencyFunctions],
        none: '(chưa chọn)',
        ...attribute('agency'),
      }),
      textEntry({
        id: 'tthc-budget',
        label: 'Thời gian của bước',
        description: 'Để nhắc việc; không làm thay đổi ngày hẹn trả',
        validate: positiveAmount,
        ...attribute('budget'),
      }),
      selectEntry({
        id: 'tthc-budget-unit',
        label: 'Đơn vị thời gian',
        words: budgetUnits,
        none: '(giờ làm việc)',
        ...attribute('budgetUnit'),
      }),
      feelEntry({
        id: 'tthc-term',
        label: 'Thời gian theo hồ sơ',
        description: 'Thay cho thời gian của bước: biểu thức cho amount, unit và, nếu có, since, agency, article',
        ...attribute('term'),
      }),
      textEntry({ id: 'tthc-legal-basis', label: 'Căn cứ pháp lý', ...attribute('legalBasis') }),
      textEntry({
        id: 'tthc-result-variable',
        label: 'Biến ghi lựa chọn',
        description: 'Để trống thì dùng mã của công việc',
        ...attribute('resultVariable'),
      }),
      selectEntry({
        id: 'tthc-signature',
        label: 'Ký số khi hoàn thành',
        words: signatureLevels,
        none: 'Không cần ký số',
        read: () => attributeOf(extensionsOf(element, 'tthc:Signature')[0], 'level'),
        write: (value) => editing.setOnly(element, 'tthc:Signature', ['level'], 'level', value),
      }),
    ],
  };
}

/** The ways to complete a user task, each a button for the officer. */
export function optionsGroup(editing: ExtensionEditing, element: DiagramElement): PanelGroup | undefined {
  if (!isA(element, 'bpmn:UserTask')) return undefined;
  const options = extensionsOf(element, 'tthc:Option');
  return {
    id: 'tthc-options',
    label: 'Lựa chọn khi hoàn thành',
    component: ListGroup,
    add: (event) => {
      event.stopPropagation();
      editing.add(element, 'tthc:Option', {
        action: `option${options.length + 1}`,
        name: 'Lựa chọn mới',
        tone: options.length === 0 ? 'primary' : 'default',
      });
    },
    items: options.map((option, index) => {
      const id = `tthc-option-${index}`;
      return {
        id,
        label: attributeOf(option, 'name') ?? attributeOf(option, 'action') ?? '',
        entries: [
          ...namingEntries(editing, element, option, {
            id,
            code: 'Mã lựa chọn',
            description: 'Giá trị dùng trong điều kiện rẽ nhánh',
          }),
          ...effectEntries(editing, element, option, id),
          conditionListEntry(editing, element, option, `${id}-conditions`),
        ],
        remove: (event) => {
          event.stopPropagation();
          editing.remove(element, option);
        },
      };
    }),
  };
}
