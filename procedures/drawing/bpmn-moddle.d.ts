/** The part of bpmn-moddle that writing needs; the package ships no types for its entry. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    get(name: 'id'): string;
    get(name: 'incoming' | 'outgoing'): ModdleElement[];
    set(name: string, value: unknown): void;
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    create(type: string, properties?: Record<string, unknown>): ModdleElement;
    createAny(type: string, namespace: string, properties?: Record<string, unknown>): ModdleElement;
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}
