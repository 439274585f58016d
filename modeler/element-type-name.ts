import { translate } from './vietnamese/translate.ts';

/** `bpmn:UserTask` as `Công việc của người`. */
export function elementTypeName(type: string): string {
  const words = type
    .replace(/^.*:/, '')
    .replace(/(?<!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace('event based', 'event-based')
    .replace('Event based', 'Event-based')
    .replace(/\bSub process/, 'Sub-process')
    .replace(/\bAd hoc sub process/, 'Ad-hoc sub-process');
  return translate(words);
}
