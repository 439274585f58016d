import type { ActionField } from '../../domain/possible-actions.ts';
import type { ActionPlan, DossierPlan, PeoplesActionPlan, Tone } from '../plan.ts';
import { extensions, findExtension, findText, isTrue, type Moddle, many } from './moddle.ts';
import { translateChildDossier } from './translate-child-dossier.ts';
import type { Translation } from './translation.ts';

const units = ['HOUR', 'WORKING_DAY', 'DAY'];
const tones: readonly Tone[] = ['primary', 'danger', 'default'];
const fieldTypes: readonly ActionField['type'][] = [
  'text',
  'longtext',
  'number',
  'money',
  'date',
  'boolean',
  'choice',
  'components',
];

/** What the `tthc:` namespace says of an element (docs/tthc-namespace.md); undefined where it says nothing. */
export function translateDossier(translation: Translation, element: Moddle): DossierPlan | undefined {
  const task = findExtension(element, 'tthc:Task');
  const agency = findText(task, 'agency');
  const legalBasis = findText(task, 'legalBasis');
  const resultVariable = findText(task, 'resultVariable');
  const term = findText(task, 'term');
  const budget = budgetOf(translation, element, task);
  const options = extensions(element, 'tthc:Option').map((option) => actionOf(translation, element, option));
  const message = peoplesActionOf(translation, element, findExtension(element, 'tthc:Message'));
  const afterwards = afterwardsOf(translation, element);
  const status = statusOf(translation, element);
  const milestones = extensions(element, 'tthc:Milestone').map((milestone) =>
    milestoneOf(translation, element, milestone),
  );
  const slips = extensions(element, 'tthc:Slip').map((slip) =>
    translation.require(element, findText(slip, 'form'), 'tthc:slip form'),
  );
  const freezes = freezesOf(translation, element);
  const dataSource = dataSourceOf(translation, element);
  const signature = findText(findExtension(element, 'tthc:Signature'), 'level');
  const childDossier = translateChildDossier(translation, element);
  const dossier: DossierPlan = {
    ...(agency !== undefined && { agency }),
    ...(budget && { budget }),
    ...(term !== undefined && { term: translation.feel(element, term) }),
    ...(legalBasis !== undefined && { legalBasis }),
    ...(resultVariable !== undefined && { resultVariable }),
    ...(options.length > 0 && { options }),
    ...(message && { message }),
    ...(afterwards && { afterwards }),
    ...(status !== undefined && { status }),
    ...(milestones.length > 0 && { milestones }),
    ...(slips.length > 0 && { slips }),
    ...(freezes && { freezes }),
    ...(dataSource && { dataSource }),
    ...(signature !== undefined && { signature }),
    ...(childDossier && { childDossier }),
  };
  return Object.keys(dossier).length > 0 ? dossier : undefined;
}

function budgetOf(translation: Translation, element: Moddle, task: Moddle | undefined) {
  const text = findText(task, 'budget');
  if (text === undefined) return undefined;
  const unit = findText(task, 'budgetUnit') ?? 'HOUR';
  const amount = Number(text);
  if (!Number.isFinite(amount) || amount <= 0)
    translation.report('invalid-value', element, `tthc:task budget="${text}"`);
  if (!units.includes(unit)) translation.report('invalid-value', element, `tthc:task budgetUnit="${unit}"`);
  return { amount, unit };
}

/** A `tthc:option` or `tthc:message` as an action of people. */
function actionOf(translation: Translation, element: Moddle, option: Moddle): ActionPlan {
  const action = translation.require(element, findText(option, 'action'), `${option.$type} action`);
  const name = findText(option, 'name') ?? action;
  const tone = findText(option, 'tone') ?? 'default';
  const known = tones.find((candidate) => candidate === tone);
  if (!known) translation.report('invalid-value', element, `tone="${tone}"`);
  const records = findText(option, 'records');
  const conditions = many(option, 'conditions').map((condition) => ({
    holds: translation.feel(element, translation.require(element, findText(condition, 'holds'), 'tthc:onlyIf holds')),
    refusal: translation.require(element, findText(condition, 'refusal'), 'tthc:onlyIf refusal'),
  }));
  return {
    action,
    name,
    tone: known ?? 'default',
    fields: fieldsOf(translation, element, option),
    ...(conditions.length > 0 && { conditions }),
    ...(records !== undefined && { records }),
  };
}

function fieldsOf(translation: Translation, element: Moddle, parent: Moddle): ActionField[] {
  return many(parent, 'fields').map((field) => {
    const id = translation.require(element, field.id, 'tthc:field id');
    const text = findText(field, 'type') ?? 'text';
    const binds = findText(field, 'binds');
    const type = fieldTypes.find((candidate) => candidate === text);
    if (!type) translation.report('invalid-value', element, `tthc:field type="${text}"`);
    return {
      id,
      name: findText(field, 'name') ?? id,
      type: type ?? 'text',
      required: isTrue(field, 'required'),
      routing: isTrue(field, 'routing'),
      choices: choicesOf(findText(field, 'choices')),
      ...(binds !== undefined && { binds }),
    };
  });
}

function choicesOf(text: string | undefined) {
  return (text ?? '')
    .split(',')
    .filter((choice) => choice.trim() !== '')
    .map((choice) => {
      const colon = choice.indexOf(':');
      const value = (colon < 0 ? choice : choice.slice(0, colon)).trim();
      return { value, name: colon < 0 ? value : choice.slice(colon + 1).trim() };
    });
}

function afterwardsOf(translation: Translation, element: Moddle): DossierPlan['afterwards'] {
  const extension = findExtension(element, 'tthc:Afterwards');
  const action = peoplesActionOf(translation, element, extension);
  if (!action) return undefined;
  const text = findText(extension, 'days') ?? '';
  const days = Number(text);
  if (!Number.isInteger(days) || days <= 0)
    translation.report('invalid-value', element, `tthc:afterwards days="${text}"`);
  return { ...action, days };
}

function peoplesActionOf(
  translation: Translation,
  element: Moddle,
  extension: Moddle | undefined,
): PeoplesActionPlan | undefined {
  if (!extension) return undefined;
  const agency = findText(extension, 'agency');
  const by = (findText(extension, 'by') ?? '')
    .split(',')
    .map((role) => role.trim())
    .filter((role) => role !== '');
  return {
    ...actionOf(translation, element, extension),
    by,
    ...(agency !== undefined && { agency }),
  };
}

function statusOf(translation: Translation, element: Moddle): number | undefined {
  const text = findText(findExtension(element, 'tthc:Status'), 'code');
  if (text === undefined) return undefined;
  const code = Number(text);
  if (!Number.isInteger(code) || code < 1 || code > 10)
    translation.report('invalid-value', element, `tthc:status code="${text}"`);
  return code;
}

function milestoneOf(translation: Translation, element: Moddle, milestone: Moddle) {
  const on = findText(milestone, 'on') ?? 'enter';
  if (on !== 'enter' && on !== 'leave') translation.report('invalid-value', element, `tthc:milestone on="${on}"`);
  return {
    on: on === 'leave' ? ('leave' as const) : ('enter' as const),
    is: translation.require(element, findText(milestone, 'is'), 'tthc:milestone is'),
  };
}

function freezesOf(translation: Translation, element: Moddle): DossierPlan['freezes'] {
  const freezes = findExtension(element, 'tthc:Freezes');
  if (!freezes) return undefined;
  const target = translation.require(element, findText(freezes, 'element'), 'tthc:freezes element');
  const siblings = many(element.$parent, 'flowElements');
  if (!siblings.some((sibling) => sibling.id === target))
    translation.report('invalid-value', element, `tthc:freezes element="${target}"`);
  const policy = translation.value(element, findText(freezes, 'policy') ?? 'continue');
  if (!policy.startsWith('=') && policy !== 'continue' && policy !== 'restart')
    translation.report('invalid-value', element, `tthc:freezes policy="${policy}"`);
  return { element: target, policy };
}

function dataSourceOf(translation: Translation, element: Moddle): DossierPlan['dataSource'] {
  const source = findExtension(element, 'tthc:DataSource');
  if (!source) return undefined;
  const component = findText(source, 'component');
  return {
    database: translation.require(element, findText(source, 'database'), 'tthc:dataSource database'),
    ...(component !== undefined && { component }),
  };
}
