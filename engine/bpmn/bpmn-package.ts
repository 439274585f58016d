import bpmn from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };

/** The library's description of BPMN with the script of a global script task as the schema has it: an element, no attribute. */
export const bpmnPackage: unknown = {
  ...bpmn,
  types: bpmn.types.map((type) =>
    type.name === 'GlobalScriptTask'
      ? {
          ...type,
          properties: type.properties?.map((property) =>
            property.name === 'script' ? { ...property, isAttr: false } : property,
          ),
        }
      : type,
  ),
};
