import { Group, ListGroup } from '@bpmn-io/properties-panel';
import { type DiagramElement, isA } from '../bpmn/services.ts';
import { type Entry, feelEntry, selectEntry, textEntry } from './entries.ts';
import { attributeOf, type ExtensionEditing, extensionsOf } from './extension.ts';
import type { PanelGroup } from './panel-group.ts';
import { databases, freezePolicies, milestoneMoments, milestones, slips, statuses } from './vocabulary.ts';

/** What an element means for the dossier: its status on the portal, the slip it prints, the database it asks, what it pauses. */
export function dossierGroup(editing: ExtensionEditing, element: DiagramElement): PanelGroup | undefined {
  const activity = isA(element, 'bpmn:Activity');
  const only = (type: string, names: readonly string[], name: string) => ({
    read: () => attributeOf(extensionsOf(element, type)[0], name),
    write: (value: string | undefined) => editing.setOnly(element, type, names, name, value),
  });
  const entries: Entry[] = [];
  if (activity || isA(element, 'bpmn:EndEvent'))
    entries.push(
      selectEntry({
        id: 'tthc-status',
        label: 'Trạng thái trên Cổng Dịch vụ công',
        words: statuses,
        none: '(không đổi)',
        ...only('tthc:Status', ['code'], 'code'),
      }),
    );
  if (activity || isA(element, 'bpmn:Event'))
    entries.push(
      selectEntry({ id: 'tthc-slip', label: 'Giấy tờ được lập', words: slips, ...only('tthc:Slip', ['form'], 'form') }),
    );
  if (isA(element, 'bpmn:ServiceTask')) {
    const names = ['database', 'component'];
    entries.push(
      selectEntry({
        id: 'tthc-database',
        label: 'Cơ sở dữ liệu được tra cứu',
        words: databases,
        ...only('tthc:DataSource', names, 'database'),
      }),
      textEntry({
        id: 'tthc-component',
        label: 'Thành phần hồ sơ được thay',
        ...only('tthc:DataSource', names, 'component'),
      }),
    );
  }
  if (activity) {
    const names = ['element', 'policy'];
    const siblings = (element.parent?.children ?? [])
      .filter((other) => other !== element && other.labelTarget === undefined && isA(other, 'bpmn:Activity'))
      .map(({ id, businessObject }) => ({ value: id, label: businessObject.name ?? id }));
    entries.push(
      selectEntry({
        id: 'tthc-freezes',
        label: 'Tạm dừng bước khác trong khi thực hiện',
        words: siblings,
        ...only('tthc:Freezes', names, 'element'),
      }),
    );
    if (extensionsOf(element, 'tthc:Freezes').length > 0) {
      const policy = only('tthc:Freezes', names, 'policy');
      const computed = policy.read()?.startsWith('=') === true;
      entries.push(
        selectEntry({
          id: 'tthc-freeze-policy',
          label: 'Sau khi tạm dừng',
          words: freezePolicies,
          none: '(chưa chọn)',
          read: () => (computed ? '=' : policy.read()),
          write: (value) => policy.write(value === '=' ? '="continue"' : value),
        }),
      );
      if (computed)
        entries.push(
          feelEntry({
            id: 'tthc-freeze-expression',
            label: 'Biểu thức',
            description: 'Cho giá trị "continue" (làm tiếp) hoặc "restart" (làm lại)',
            ...policy,
          }),
        );
    }
  }
  return entries.length === 0 ? undefined : { id: 'tthc-dossier', label: 'Hồ sơ', component: Group, entries };
}

/** Entries that passing an element makes in the deadline's ledger. */
export function milestonesGroup(editing: ExtensionEditing, element: DiagramElement): PanelGroup | undefined {
  if (!isA(element, 'bpmn:FlowNode')) return undefined;
  return {
    id: 'tthc-milestones',
    label: 'Mốc thời hạn',
    component: ListGroup,
    add: (event) => {
      event.stopPropagation();
      editing.add(element, 'tthc:Milestone', { on: 'enter', is: 'accepted' });
    },
    items: extensionsOf(element, 'tthc:Milestone').map((milestone, index) => {
      const id = `tthc-milestone-${index}`;
      const attribute = (name: string) => ({
        read: () => attributeOf(milestone, name),
        write: (value: string | undefined) => editing.set(element, milestone, name, value),
      });
      const is = attributeOf(milestone, 'is');
      return {
        id,
        label: milestones.find(({ value }) => value === is)?.label ?? is ?? '',
        entries: [
          selectEntry({ id: `${id}-is`, label: 'Mốc', words: milestones, none: '(chưa chọn)', ...attribute('is') }),
          selectEntry({
            id: `${id}-on`,
            label: 'Thời điểm',
            words: milestoneMoments,
            none: '(chưa chọn)',
            ...attribute('on'),
          }),
        ],
        remove: (event) => {
          event.stopPropagation();
          editing.remove(element, milestone);
        },
      };
    }),
  };
}
