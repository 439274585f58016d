import Modeler from 'bpmn-js/lib/Modeler';
import ColorPickerModule from 'bpmn-js-color-picker';
import { CreateAppendAnythingModule } from 'bpmn-js-create-append-anything';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import MinimapModule from 'diagram-js-minimap';
import zeebeModdle from 'zeebe-bpmn-moddle/resources/zeebe.json';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-color-picker/colors/color-picker.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import tthcModdle from '../../engine/bpmn/tthc.moddle.json';
import { frameDiagram } from '../../faces/shared/frame-diagram.ts';
import { type PathMarker, playPath } from '../play-path.ts';
import { tthcPropertiesModule } from '../tthc/tthc-properties-provider.ts';
import { vietnameseModule } from '../vietnamese/translate.ts';
import {
  type Canvas,
  type CommandStack,
  type DiagramElement,
  type DiagramShape,
  type ElementRegistry,
  type EventBus,
  isA,
  type Minimap,
  type Moddle,
  type ModdleElement,
  type Modeling,
  type Selection,
} from './services.ts';

/** The BPMN editor in its two places: the canvas and the properties panel. */
export interface BpmnEditor {
  /** Shows a file: the whole when that is readable, else its start, with the minimap where it has room. Throws when it cannot be drawn. */
  open(xml: string): Promise<void>;
  /** The file as drawn now. */
  xml(): Promise<string>;
  parse(xml: string): Promise<ModdleElement>;
  onChanged(listener: () => void): void;
  onSelected(listener: (ids: readonly string[]) => void): void;
  elements(): readonly DiagramElement[];
  find(id: string): DiagramElement | undefined;
  /** Selects an element and brings it into view; false when the drawing has none of that id. */
  select(id: string): boolean;
  rename(id: string, name: string): void;
  /** Marks exactly these elements as having a problem. */
  markProblems(ids: readonly string[]): void;
  /** Walks a path through the drawing, in place of one shown before; an empty one shows none. */
  playPath(ids: readonly string[]): void;
  fit(): void;
  undo(): void;
  redo(): void;
}

/** In pixels; a smaller canvas would be covered by it, and it can be opened by hand. */
const roomForMinimap = { width: 960, height: 440 };

/** Makes the editor. Everything heavy of the modeler hangs on this module, which is loaded when a process is opened. */
export function createBpmnEditor(canvasPlace: HTMLElement, panelPlace: HTMLElement): BpmnEditor {
  const modeler = new Modeler({
    container: canvasPlace,
    propertiesPanel: { parent: panelPlace },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      tthcPropertiesModule,
      CreateAppendAnythingModule,
      ColorPickerModule,
      MinimapModule,
      vietnameseModule,
    ],
    moddleExtensions: { zeebe: zeebeModdle, tthc: tthcModdle },
  });
  const canvas = modeler.get<Canvas>('canvas');
  const registry = modeler.get<ElementRegistry>('elementRegistry');
  const events = modeler.get<EventBus>('eventBus');
  const selection = modeler.get<Selection>('selection');
  const modeling = modeler.get<Modeling>('modeling');
  const minimap = modeler.get<Minimap>('minimap');
  const commands = modeler.get<CommandStack>('commandStack');
  let marked: readonly string[] = [];
  let endPath = (): void => undefined;
  return {
    open: async (xml) => {
      marked = [];
      endPath();
      await modeler.importXML(xml);
      const start = registry.find((element) => isA(element, 'bpmn:StartEvent'));
      const whole = frameDiagram(canvas, start as DiagramShape | undefined, 0.15);
      const { clientWidth: width, clientHeight: height } = canvasPlace;
      if (whole || width < roomForMinimap.width || height < roomForMinimap.height) minimap.close();
      else minimap.open();
    },
    xml: async () => {
      const { xml } = await modeler.saveXML({ format: true });
      if (xml === undefined) throw new Error('Expected the editor to write XML, but it wrote none');
      return xml;
    },
    parse: async (xml) => (await modeler.get<Moddle>('moddle').fromXML(xml)).rootElement,
    onChanged: (listener) => events.on('commandStack.changed', listener),
    onSelected: (listener) =>
      events.on('selection.changed', ({ newSelection }) => listener((newSelection ?? []).map(({ id }) => id))),
    elements: () => registry.filter((element) => element.labelTarget === undefined),
    find: (id) => registry.get(id),
    select: (id) => {
      const element = registry.get(id);
      if (element === undefined) return false;
      selection.select(element);
      canvas.scrollToElement(element, 120);
      return true;
    },
    rename: (id, name) => {
      const element = registry.get(id);
      if (element !== undefined) modeling.updateLabel(element, name);
    },
    markProblems: (ids) => {
      for (const id of marked) if (registry.get(id) !== undefined) canvas.removeMarker(id, 'has-problem');
      marked = ids.filter((id) => registry.get(id) !== undefined);
      for (const id of marked) canvas.addMarker(id, 'has-problem');
    },
    playPath: (ids) => {
      endPath();
      const whenDrawn = (act: (id: string, marker: PathMarker) => void) => (id: string, marker: PathMarker) => {
        if (registry.get(id) !== undefined) act(id, marker);
      };
      endPath = playPath(
        ids,
        {
          has: (id) => registry.get(id) !== undefined,
          mark: (id, marker) => canvas.addMarker(id, marker),
          unmark: whenDrawn((id, marker) => canvas.removeMarker(id, marker)),
          reveal: (id) => canvas.scrollToElement(id, 120),
        },
        matchMedia('(prefers-reduced-motion: reduce)').matches,
      );
    },
    fit: () => void canvas.zoom('fit-viewport', 'auto'),
    undo: () => commands.undo(),
    redo: () => commands.redo(),
  };
}
