import type { ElementType } from '../element-types.ts';
import { adHocSubProcess } from './ad-hoc-sub-process.ts';
import { businessRuleTask } from './business-rule-task.ts';
import { callActivity } from './call-activity.ts';
import { catchEvent } from './catch-event.ts';
import { complexGateway } from './complex-gateway.ts';
import type { ElementProcessor } from './element-processor.ts';
import { eventBasedGateway } from './event-based-gateway.ts';
import { exclusiveGateway } from './exclusive-gateway.ts';
import { inclusiveGateway } from './inclusive-gateway.ts';
import { jobTask } from './job-task.ts';
import { parallelGateway } from './parallel-gateway.ts';
import { passThrough } from './pass-through.ts';
import { process } from './process.ts';
import { scriptTask } from './script-task.ts';
import { sendTask } from './send-task.ts';
import { startEvent } from './start-event.ts';
import { subProcess } from './sub-process.ts';
import { throwEvent } from './throw-event.ts';
import { userTask } from './user-task.ts';

/** Every BPMN element the engine executes, and what does. */
export const processors: Readonly<Record<ElementType, ElementProcessor>> = {
  Process: process,
  SubProcess: subProcess,
  Transaction: subProcess,
  AdHocSubProcess: adHocSubProcess,
  CallActivity: callActivity,
  Task: passThrough,
  UserTask: userTask,
  ManualTask: userTask,
  ServiceTask: jobTask,
  SendTask: sendTask,
  ReceiveTask: catchEvent,
  ScriptTask: scriptTask,
  BusinessRuleTask: businessRuleTask,
  ExclusiveGateway: exclusiveGateway,
  InclusiveGateway: inclusiveGateway,
  ParallelGateway: parallelGateway,
  ComplexGateway: complexGateway,
  EventBasedGateway: eventBasedGateway,
  StartEvent: startEvent,
  BoundaryEvent: passThrough,
  IntermediateCatchEvent: catchEvent,
  IntermediateThrowEvent: throwEvent,
  EndEvent: throwEvent,
};
