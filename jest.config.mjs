/** Jest runs the TypeScript sources as native ES modules; swc only strips the types. */
export default {
  testEnvironment: '<rootDir>/ops/verify/jest-environment.mjs',
  // What a file leaves behind on the heap is given back now and then.
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/ops/verify/jest-sequencer.mjs',
  roots: ['<rootDir>'],
  // Ends what hangs. A machine that is slow, or shared with a whole stack, is no failure.
  testTimeout: 600_000,
  globalSetup: '<rootDir>/ops/stack/jest-global-setup.mjs',
  globalTeardown: '<rootDir>/ops/stack/jest-global-teardown.mjs',
  setupFiles: ['<rootDir>/ops/verify/property-seed.mjs'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/\\.motcua', '<rootDir>/dist', '<rootDir>/\\.cache'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
