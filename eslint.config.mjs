import tseslint from 'typescript-eslint';

/** Only the rules that need types; Biome checks everything else. */
export default tseslint.config({
  files: ['**/*.ts', '**/*.tsx'],
  ignores: ['node_modules/**', 'dist/**', '.cache/**', '.motcua/**', 'coverage/**'],
  extends: [tseslint.configs.base],
  languageOptions: { parserOptions: { projectService: true } },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    '@typescript-eslint/await-thenable': 'error',
    '@typescript-eslint/no-base-to-string': 'error',
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-for-in-array': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/only-throw-error': 'error',
    '@typescript-eslint/no-unnecessary-type-assertion': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  },
});
