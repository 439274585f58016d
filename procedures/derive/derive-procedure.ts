import { agencyFunctions } from '../../domain/organisation.ts';
import type { Component, Procedure, ProcedureCase } from '../../domain/procedure.ts';
import { readAgencies, readIssuer, readLevels } from './agencies.ts';
import { type Arranged, arrange, shortest } from './arrange.ts';
import { readChannels } from './channels.ts';
import { readComponents } from './components.ts';
import { type AnsweredComponent, answerByData } from './data-sources.ts';
import { readCases, readCutOff } from './duration.ts';
import type { ProcedureFacts } from './facts.ts';
import { readFee } from './fee.ts';
import { type Findings, findCandidates } from './find-candidates.ts';
import { findIntakeLimits } from './intake-limits.ts';
import { readSupplement } from './supplement.ts';
import { clip, withoutNumbering } from './title.ts';
import { foldAccents, normaliseVietnamese } from './vietnamese.ts';

export interface Derived {
  readonly procedure: Procedure;
  /** Undefined for a draft without steps: there is nothing to derive a process from. */
  readonly process: Arranged | undefined;
  readonly findings: Findings;
  /** Whether a named database answers for a named component; see docs/data-driven.md. */
  readonly dataDriven: boolean;
}

const nameLimit = 400;
const resultLimit = 160;

/** Facts → the procedure and its process. Pure; what the facts lack becomes `missing`, and the procedure a draft. */
export function deriveProcedure(facts: ProcedureFacts): Derived {
  const cases = readCases(facts);
  const components = answerByData(facts, readComponents(facts));
  const all = withCases(cases, components);
  const name = clip(normaliseVietnamese(facts.name).replace(/[.\s]+$/u, ''), nameLimit);
  const findings = findCandidates(facts);
  const agencies = readAgencies(facts, findings.acting);
  const process =
    (facts.steps ?? []).length === 0
      ? undefined
      : arrange(
          {
            code: facts.code,
            name,
            decides: agencies.decides,
            duration: shortest(all.flatMap((each) => each.duration ?? [])),
            cases: all,
          },
          findings,
        );
  const missing = lacking(facts, all, components, agencies.decides);
  const collectsItself = process?.outline.stages.some((stage) => stage.kind === 'collect-fee') ?? false;
  const fee = readFee(facts);
  const intake = findIntakeLimits(facts.code);
  return {
    procedure: {
      code: facts.code,
      name,
      field: normaliseVietnamese(facts.field ?? ''),
      levels: readLevels(facts),
      issuer: readIssuer(facts),
      agencies,
      channels: readChannels(facts),
      cases: all,
      components: distinct(components, all).map((component, index) => asComponent(component, index, all)),
      results: readResults(facts),
      legalBasis: readLegalBasis(facts),
      fee: collectsItself ? { ...fee, moment: 'none' } : fee,
      supplement: readSupplement(facts),
      ...(intake && { intake }),
      cutOff: readCutOff(facts),
      functions: functionsOf(process),
      source: facts.source,
      asOf: facts.asOf,
      status: missing.length === 0 ? 'published' : 'draft',
      missing,
    },
    process,
    findings,
    dataDriven: components.some((component) => component.dataSource !== undefined),
  };
}

/** The functions that the process consults, to be answered by whichever agency stands for them where the dossier is. */
function functionsOf(process: Arranged | undefined): Procedure['functions'] {
  const functions = (process?.outline.lanes ?? [])
    .map((lane) => lane.agency)
    .filter((agency) => agencyFunctions.some((name) => name === agency));
  return Object.fromEntries([...new Set(functions)].sort().map((name) => [name, {}]));
}

/** What keeps a procedure from being started, in the words of the catalogue. */
function lacking(
  facts: ProcedureFacts,
  cases: readonly ProcedureCase[],
  components: readonly AnsweredComponent[],
  decides: string,
): readonly string[] {
  const missing: string[] = [];
  if (cases[0]?.duration === undefined) missing.push('duration');
  if ((facts.steps ?? []).length === 0) missing.push('steps');
  if (components.length === 0) missing.push('components');
  if ((facts.field ?? '') === '') missing.push('field');
  if (readLevels(facts).length === 0) missing.push('level');
  if (decides === '') missing.push('agency');
  if (readChannels(facts).length === 0) missing.push('channels');
  return missing;
}

/** Headings of the components name cases, too; each has the general deadline unless the facts give it one of its own. */
function withCases(
  cases: readonly ProcedureCase[],
  components: readonly AnsweredComponent[],
): readonly ProcedureCase[] {
  const names = new Set(cases.map((each) => each.name));
  const headings = [...new Set(components.map((component) => component.heading))]
    .filter((heading) => heading !== undefined && !names.has(heading))
    .slice(0, 40);
  return [
    ...cases,
    ...headings.map((heading, index) => ({
      code: String(cases.length + index).padStart(2, '0'),
      name: heading ?? '',
      duration: caseLike(heading ?? '', cases)?.duration,
      durationSource: caseLike(heading ?? '', cases)?.durationSource,
    })),
  ];
}

/** The case whose deadline a heading has: the one named nearly alike, or several with one deadline; else the general one. */
function caseLike(heading: string, cases: readonly ProcedureCase[]): ProcedureCase | undefined {
  const words = wordsOf(heading);
  const alike = cases.slice(1).filter(({ name }) => {
    const others = wordsOf(name);
    const shared = [...others].filter((word) => words.has(word)).length;
    return shared / (words.size + others.size - shared) >= 0.8;
  });
  const agreed = alike.every((each) => JSON.stringify(each.duration) === JSON.stringify(alike[0]?.duration));
  return (agreed ? alike[0] : undefined) ?? cases[0];
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(foldAccents(text).split(' '));
}

/** Each title once in a case: headings that name no case do not tell components apart. */
function distinct(
  components: readonly AnsweredComponent[],
  cases: readonly ProcedureCase[],
): readonly AnsweredComponent[] {
  const first = new Map<string, AnsweredComponent>();
  for (const component of components) {
    const key = `${cases.find((each) => each.name === component.heading)?.code ?? ''}|${component.title.toLowerCase()}`;
    const before = first.get(key);
    first.set(
      key,
      before === undefined
        ? component
        : {
            ...before,
            required: before.required && component.required,
            dataSource: before.dataSource ?? component.dataSource,
          },
    );
  }
  return [...first.values()];
}

function asComponent(component: AnsweredComponent, index: number, cases: readonly ProcedureCase[]): Component {
  return {
    id: `c${String(index + 1).padStart(2, '0')}`,
    name: component.title,
    originals: component.originals,
    copies: component.copies,
    required: component.required,
    case: cases.find((each) => each.name === component.heading)?.code,
    dataSource: component.dataSource,
  };
}

function readResults(facts: ProcedureFacts): Procedure['results'] {
  const results = (facts.results ?? []).map((result) => {
    const name = clip(withoutNumbering(result.name), resultLimit);
    return { code: result.code ?? undefined, name: name.charAt(0).toUpperCase() + name.slice(1) };
  });
  return results.filter(
    (result, index) => result.name.length > 3 && results.findIndex((other) => other.name === result.name) === index,
  );
}

/** Numbers of legal texts in one spelling; what is no number is left out. */
function readLegalBasis(facts: ProcedureFacts): readonly string[] {
  const numbers = (facts.legalBasis ?? []).flatMap(
    (text) =>
      /\d{1,3}(?:\.\d)?\/(?:\d{4}\/)?[A-ZĐ][\p{L}\d-]*(?:\/[\p{L}\d-]+)*/u.exec(
        normaliseVietnamese(text).toUpperCase().replace(/\s+/g, ''),
      )?.[0] ?? [],
  );
  return [...new Set(numbers.map((number) => number.replace(/NĐ-CP.*$/u, 'NĐ-CP')))];
}
