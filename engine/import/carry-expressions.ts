import { findText, type Moddle, typeOf } from '../bpmn/moddle.ts';
import { problem } from '../bpmn/problems.ts';
import { importNote } from './import-note.ts';
import { type Editable, type Importing, idOf } from './importing.ts';
import { holdsJuel, juelToValue } from './juel-to-feel.ts';

/** Texts of BPMN itself that the other engine evaluates, by type. */
const texts: Readonly<Record<string, string>> = {
  Message: 'name',
  Signal: 'name',
  Error: 'errorCode',
  Escalation: 'escalationCode',
};

/**
 * Expressions in BPMN's own elements. One that cannot be translated stays as it is: the compiler then refuses the file
 * and says where, which is better than a condition that is always true.
 */
export function carryExpressions(importing: Importing, element: Moddle): void {
  const type = typeOf(element);
  const property = type === 'FormalExpression' || type === 'Expression' ? 'body' : texts[type];
  const text = property === undefined ? undefined : findText(element, property);
  if (property === undefined || text === undefined) return;
  const language = findText(element, 'language');
  if (language !== undefined && !/feel|spec\/DMN\/|juel|xpath|java\.com/i.test(language)) {
    importing.note('language', element, 'language', language);
    importing.problems.push({ ...problem('unsupported-language', element, language), element: idOf(element) });
    return;
  }
  if (!holdsJuel(text) || text.startsWith('=')) return;
  const translated = juelToValue(text);
  if (!translated.ok) {
    importing.notes.push(
      importNote(
        'expression',
        idOf(element),
        property === 'body' ? typeOfHolder(element) : property,
        text,
        translated.reason,
      ),
    );
    return;
  }
  (element as Editable)[property] = translated.value;
  delete (element as Editable)['language'];
}

/** The property of its parent that holds the expression: `conditionExpression`. */
function typeOfHolder(expression: Moddle): string {
  const parent = expression.$parent;
  return Object.entries(parent ?? {}).find(([, value]) => value === expression)?.[0] ?? 'body';
}
