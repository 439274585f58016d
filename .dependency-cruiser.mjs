/**
 * The arrows of the house: what each folder may import of ours. Tests may import everything; so may ops, tests and docs.
 */
const folders = {
  domain: [],
  engine: ['domain'],
  procedures: ['domain', 'engine'],
  db: ['domain'],
  papers: ['domain'],
  protocol: ['domain', 'engine'],
  activities: ['domain', 'engine', 'db', 'protocol'],
  workflows: ['domain', 'engine', 'protocol'],
  registries: ['domain'],
  api: ['domain', 'db', 'engine', 'protocol', 'papers'],
  faces: ['api/client'],
  modeler: ['api/client', 'faces'],
  counter: ['api/client', 'faces'],
  monitor: ['api/client', 'faces'],
  tracking: ['api/client', 'faces'],
};

/** Types only, on top of the arrows. */
/** @type {Record<string, string[]>} */
const typesOf = { workflows: ['activities'] };

/**
 * Single files beyond the arrows, each with its reason.
 * @type {Record<string, string[]>}
 */
const exceptions = {
  // An override that a designer publishes is the text of its file: one gate for both.
  api: ['^procedures/(judge-override|override-file)\\.ts$'],
  // The namespace's one table, read by the compiler and by the properties panel: data, no code.
  // The language of forms and what they share: what a designer may choose from is what the gate knows.
  modeler: [
    '^engine/bpmn/tthc\\.moddle\\.json$',
    '^domain/form/(form-parts|form-schema|form-definitions|bundle-form)\\.ts$',
  ],
  // Which fields a form asks for now: the screen and the server must not come to differ in it. Pure, without imports.
  faces: ['^domain/form/(form-parts|form-schema)\\.ts$', '^domain/form/communes\\.json$'],
  // A form is data: what it may say, and which fields that comes to.
  counter: ['^domain/form/form-schema\\.ts$'],
};

const tests = '\\.test\\.tsx?$|/testing/';

const arrows = Object.entries(folders).map(([folder, allowed]) => ({
  name: `${folder}-imports-only`,
  comment: `${folder}/ may import ${allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')}`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: tests },
  to: {
    pathNot: [
      '^node_modules/',
      ...(exceptions[folder] ?? []),
      ...[folder, ...allowed, ...(typesOf[folder] ?? [])].map((name) => `^${name}/`),
    ],
    dependencyTypesNot: ['core'],
  },
}));

const typeArrows = Object.entries(typesOf).flatMap(([folder, types]) =>
  types.map((name) => ({
    name: `${folder}-sees-only-types-of-${name}`,
    severity: 'error',
    from: { path: `^${folder}/`, pathNot: tests },
    to: { path: `^${name}/`, dependencyTypesNot: ['type-only'] },
  })),
);

export default {
  forbidden: [
    ...arrows,
    ...typeArrows,
    {
      name: 'engine-and-domain-are-pure',
      comment: 'The pure core knows no platform',
      severity: 'error',
      // The plan's hash is made when a process is published, outside the workflow's sandbox.
      from: { path: '^(domain|engine)/', pathNot: [tests, '^engine/bpmn/hash\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-core-without-platform',
      comment: 'The pure core knows neither Temporal nor a database',
      severity: 'error',
      from: { path: '^(domain|engine)/', pathNot: tests },
      to: { path: '^node_modules/(@temporalio|@mikro-orm|pg|express)/' },
    },
    {
      name: 'api-talks-to-temporal-as-client',
      severity: 'error',
      from: { path: '^api/', pathNot: tests },
      to: { path: '^node_modules/@temporalio/(worker|workflow|activity)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache|\\.motcua|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
