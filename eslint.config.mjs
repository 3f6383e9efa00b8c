import vitest from '@vitest/eslint-plugin';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { defineConfig } from 'eslint/config';
import jsdoc from 'eslint-plugin-jsdoc';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { arrows } from './scripts/lint/arrows.ts';

const TESTS = ['**/*.test.{ts,tsx}', 'test/**', 'packages/core/src/testing/**'];
const PLAIN = ['**/*.{js,mjs,cjs}'];
/** The few places that read the environment: the one reader of settings, the web server's address of the API, tools. */
const READS_ENVIRONMENT = ['packages/runtime/**', 'apps/web/next.config.*', 'apps/web/src/{proxy,lib/server/api-address}.ts', 'scripts/**', 'apps/cli/bin/**', ...TESTS];

const NO_MOCKS = ['mock', 'doMock', 'hoisted'].map((property) => ({
  object: 'vi',
  property,
  message: 'Tests use real parts; pass another one in where a part must be replaced.',
}));
const NO_ENVIRONMENT = { object: 'process', property: 'env', message: 'Only packages/runtime reads the environment.' };

/** Every export says what it is; what it takes and throws stands in its words. Circles of imports: .dependency-cruiser.mjs. */
const DOCSTRINGS = {
  publicOnly: true,
  enableFixer: false,
  require: { FunctionDeclaration: true, ClassDeclaration: true },
  contexts: [
    'ExportNamedDeclaration > VariableDeclaration', 'ExportNamedDeclaration > TSInterfaceDeclaration', 'ExportNamedDeclaration > TSTypeAliasDeclaration',
  ],
};

export default defineConfig(
  { ignores: ['**/node_modules', '**/.next', '**/.turbo', '**/next-env.d.ts', 'library', 'models', 'release', 'test/.cache', 'coverage'] },
  {
    files: ['**/*.{ts,tsx,mts,js,mjs,cjs}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { 'import-x': importX, jsdoc, regexp, frameseek: { rules: { arrows } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { noInlineConfig: true },
    settings: {
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx', '.mts'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js'] })],
    },
    rules: {
      'frameseek/arrows': 'error',
      'jsdoc/require-jsdoc': ['error', DOCSTRINGS],
      'import-x/no-extraneous-dependencies': ['error', { devDependencies: false, includeTypes: false }],
      'import-x/no-duplicates': ['error', { 'prefer-inline': false }],
      'no-restricted-properties': ['error', NO_ENVIRONMENT, ...NO_MOCKS],
      'no-restricted-imports': ['error', { paths: [{ name: 'node:process', message: 'Use the global process.' }] }],
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': ['error', { max: 3 }],
      // Text from outside must not make a regular expression take longer than in proportion to its length.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: true, ignorePartial: false }],
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': false, 'ts-ignore': true, 'ts-nocheck': true }],
      // A port's method may be async for the sake of the port, and a generator may only pass on another.
      '@typescript-eslint/require-await': 'off',
      // Our parts are object literals whose methods never use `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A caught error is passed on as it came.
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  { files: ['apps/{api,cli}/**', '**/scripts/**'], rules: { 'no-console': 'off' } },
  // What Next.js finds by the names of files and exports says by them what it is.
  { files: ['apps/web/src/app/**'], rules: { 'jsdoc/require-jsdoc': 'off' } },
  // 55 kB of the 8 MB of maps are bundled when the app is built; nothing of them is needed where it runs.
  { files: ['apps/web/src/components/browse/world-map.tsx'], rules: { 'import-x/no-extraneous-dependencies': 'off' } },
  // What runs before the packages, or beside them.
  { files: ['apps/cli/bin/**', 'scripts/**'], rules: { 'frameseek/arrows': 'off', 'import-x/no-extraneous-dependencies': 'off' } },
  { files: READS_ENVIRONMENT, rules: { 'no-restricted-properties': ['error', ...NO_MOCKS] } },
  {
    files: [...TESTS, '**/vitest*.config.ts', '*.config.{ts,mjs}', 'apps/web/*.config.*'],
    rules: {
      'import-x/no-extraneous-dependencies': 'off',
      'frameseek/arrows': 'off',
      'jsdoc/require-jsdoc': 'off',
      'regexp/no-super-linear-backtracking': 'off',
      'regexp/no-super-linear-move': 'off',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': 'off',
      // One parameter for each column of a table of cases.
      'max-params': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // Tests that do not run, or whose assertions do not. That each makes one is asked while they run (`requireAssertions`).
  {
    files: TESTS,
    plugins: { vitest },
    rules: {
      'vitest/no-focused-tests': 'error',
      'vitest/no-disabled-tests': 'error',
      'vitest/no-commented-out-tests': 'error',
      'vitest/no-identical-title': 'error',
      'vitest/valid-expect': ['error', { maxArgs: 2 }],
      'vitest/valid-expect-in-promise': 'error',
    },
  },
  // JSX makes functions long without making them hard.
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 120 }] } },
  { files: PLAIN, extends: [tseslint.configs.disableTypeChecked] },
);
