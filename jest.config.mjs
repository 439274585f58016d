/** Jest runs the TypeScript sources as native ES modules; swc only strips the types. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>'],
  // Two cores may be shared with a whole stack.
  testTimeout: 30_000,
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
