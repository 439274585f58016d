import type { DiagramElement } from '../bpmn/services.ts';
import { elementTypeName } from '../element-type-name.ts';
import { afterwardsGroup } from './afterwards-group.ts';
import { childGroup, passedComponentsGroup } from './child-group.ts';
import { dossierGroup, milestonesGroup } from './dossier-group.ts';
import { ExtensionEditing } from './extension.ts';
import { lifeTimeGroup } from './life-time-group.ts';
import { messageGroup } from './message-group.ts';
import type { PanelGroup } from './panel-group.ts';
import { optionsGroup, taskGroup } from './task-group.ts';

interface PropertiesPanel {
  registerProvider(priority: number, provider: TthcPropertiesProvider): void;
}

/** Sections for attributes that no process here runs on: another engine's listeners and choices. */
const unused: ReadonlySet<string> = new Set([
  'Zeebe__ExecutionListeners',
  'Zeebe__TaskListeners',
  'Zeebe__ExtensionProperties',
  'userTaskImplementation',
]);

/** The sections for what the `tthc:` namespace says of an element: every attribute it has there can be edited in one. */
export function tthcGroups(editing: ExtensionEditing, element: DiagramElement): readonly PanelGroup[] {
  return [
    taskGroup,
    optionsGroup,
    messageGroup,
    lifeTimeGroup,
    dossierGroup,
    childGroup,
    passedComponentsGroup,
    milestonesGroup,
    afterwardsGroup,
  ].flatMap((group) => group(editing, element) ?? []);
}

/** Adds what the `tthc:` namespace says about an element, right after its name, before the technical sections. The first
 * section bears the element's type, which the panel's own header only knows in English. */
class TthcPropertiesProvider {
  static readonly $inject = ['propertiesPanel', 'tthcEditing'];
  readonly #editing: ExtensionEditing;

  constructor(propertiesPanel: PropertiesPanel, tthcEditing: ExtensionEditing) {
    this.#editing = tthcEditing;
    propertiesPanel.registerProvider(300, this);
  }

  getGroups(element: DiagramElement): (groups: readonly PanelGroup[]) => readonly PanelGroup[] {
    const own = tthcGroups(this.#editing, element);
    return (groups) => {
      const kept = groups.filter(({ id }) => !unused.has(id));
      const general = kept.filter(({ id }) => id === 'general');
      return [
        ...general.map((group) => ({ ...group, label: elementTypeName(element.type), shouldOpen: true })),
        ...own,
        ...kept.filter(({ id }) => id !== 'general'),
      ];
    };
  }
}

export const tthcPropertiesModule = {
  __init__: ['tthcPropertiesProvider'],
  tthcEditing: ['type', ExtensionEditing] as const,
  tthcPropertiesProvider: ['type', TthcPropertiesProvider] as const,
};
