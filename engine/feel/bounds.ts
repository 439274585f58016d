/**
 * Bounds of one evaluation. An expression may count, call itself and build texts and lists out of others: what has no
 * end in sight ends as a fault, after the same number of steps on every machine.
 */
export const mostSteps = 20_000;
/** How many evaluations' worth of them one step of a process has: it may go through thousands of expressions. */
const evaluationsOfStep = 3;
/** List items and characters that functions and comparisons look at, and steps of a regular expression over a text. */
const mostWork = 10_000_000;
/** Characters of one text. */
const longestText = 1_000_000;
/** Items, entries and single values in what an expression answers. */
const largestValue = 200_000;
/** Functions that call each other. */
const deepestCalls = 64;

let evaluations = 0;
let stepsLeft = mostSteps;
let workLeft = mostWork;
let calls = 0;
let step: { steps: number; work: number } | undefined;

/**
 * Works within what all evaluations of one step of a process have together: a circle that evaluates something dear ten
 * thousand times over is no better than one evaluation without end.
 */
export function withinStep<T>(work: () => T): T {
  const outer = step;
  step = { steps: mostSteps * evaluationsOfStep, work: mostWork * evaluationsOfStep };
  evaluations = 0;
  try {
    return work();
  } finally {
    step = outer;
  }
}

/** Evaluates with all of the bounds; what is evaluated within an evaluation shares what the outer one has left. */
export function withinBounds<T>(evaluate: () => T): T {
  if (evaluations === 0) {
    stepsLeft = mostSteps;
    workLeft = mostWork;
    calls = 0;
  }
  evaluations += 1;
  try {
    return evaluate();
  } finally {
    evaluations -= 1;
  }
}

/** One step a round of an iteration and a call of a function. @throws beyond `mostSteps` */
export function spendSteps(steps: number): void {
  stepsLeft -= steps;
  if (step) step.steps -= steps;
  if (stepsLeft < 0 || (step && step.steps < 0)) throw new Error(`Expected at most ${mostSteps} steps but it goes on`);
}

/** @throws beyond `mostWork` */
export function spendWork(work: number): void {
  workLeft -= work;
  if (step) step.work -= work;
  if (workLeft < 0 || (step && step.work < 0))
    throw new Error(`Expected at most ${mostWork} items and characters to look at but found more`);
}

/** @throws when functions call each other more than `deepestCalls` deep */
export function withinCall<T>(call: () => T): T {
  if (calls >= deepestCalls) throw new Error(`Expected functions to call each other at most ${deepestCalls} deep`);
  calls += 1;
  try {
    return call();
  } finally {
    calls -= 1;
  }
}

/** Spends a value's items: of a text its characters, of a list its items and not what is in them. */
export function spendItems(value: unknown): void {
  if (typeof value === 'string') spendWork(checkedText(value).length);
  else if (Array.isArray(value)) spendWork(value.length);
}

/**
 * Spends a value with all that is in it. Lists that hold the same list many times over are small until somebody looks:
 * each time counts.
 */
export function spendWhole(value: unknown): void {
  throughout(value, (part) => spendWork(typeof part === 'string' ? part.length + 1 : 1));
}

/** The value itself. @throws when it is larger than `largestValue`, each part counted where it stands, or holds a longer text */
export function checkedValue<T>(value: T): T {
  let parts = 0;
  throughout(value, () => {
    parts += 1;
    if (parts > largestValue) throw new Error(`Expected a value of at most ${largestValue} parts but found more`);
  });
  return value;
}

function throughout(value: unknown, visit: (part: unknown) => void): void {
  const open = [value];
  while (open.length > 0) {
    const part = open.pop();
    visit(typeof part === 'string' ? checkedText(part) : part);
    if (Array.isArray(part)) for (const item of part) open.push(item);
    else if (isContext(part)) for (const entry of Object.values(part)) open.push(entry);
  }
}

/** @throws beyond `longestText` */
export function checkedText(text: string): string {
  if (text.length > longestText)
    throw new Error(`Expected a text of at most ${longestText} characters but found ${text.length}`);
  return text;
}

function isContext(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
