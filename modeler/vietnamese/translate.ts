import { canvas } from './canvas.ts';
import { elements } from './elements.ts';
import { properties } from './properties.ts';

const phrases: Readonly<Record<string, string>> = { ...properties, ...elements, ...canvas };

/** Whether bpmn-js's English phrase has a Vietnamese one. */
export function isTranslated(phrase: string): boolean {
  return phrase in phrases;
}

/** bpmn-js's `translate`: the phrase in Vietnamese (as it is where there is none), with `{…}` filled in. */
export function translate(phrase: string, replacements: Readonly<Record<string, unknown>> = {}): string {
  const text = phrases[phrase] ?? phrase;
  return text.replace(/\{([^}]+)\}/g, (whole, name: string) => {
    const value = replacements[name];
    return value === undefined ? whole : (phrases[String(value)] ?? String(value));
  });
}

export const vietnameseModule = { translate: ['value', translate] as const };
