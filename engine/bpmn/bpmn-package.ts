import bpmn from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };

/**
 * The library's description of BPMN, as the schema has it where the two differ: the script of a global script task is an
 * element, no attribute, and a conversation lists its message flows as `messageFlowRef`.
 */
export const bpmnPackage: unknown = {
  ...bpmn,
  types: bpmn.types.map((type) => ({
    ...type,
    properties: type.properties?.map((property) => {
      if (type.name === 'GlobalScriptTask' && property.name === 'script') return { ...property, isAttr: false };
      if (type.name === 'ConversationNode' && property.name === 'messageFlowRefs')
        return { ...property, name: 'messageFlowRef' };
      return property;
    }),
  })),
};
