import { createRequire } from 'node:module';
import { defineConfig } from 'oxlint';

const { resolve } = createRequire(import.meta.url);

const arrow = (from, ...to) => ({
  sourceTag: `type:${from}`,
  onlyDependOnLibsWithTags: to.map((type) => `type:${type}`),
});

/** Which kind of project may import which: the arrows of docs/architecture.md. */
const depConstraints = [
  arrow('pure', 'pure'),
  arrow('program', 'pure', 'program'),
  arrow('lambda', 'pure'),
  arrow('core', 'pure'),
  arrow('service', 'core', 'pure'),
  arrow('emulator', 'service', 'core', 'pure', 'program'),
  arrow('console', 'pure'),
  arrow('cli', 'pure'),
  arrow('workbench', 'service', 'core', 'pure', 'program'),
  arrow('infra', 'cli', 'pure', 'program'),
  arrow('main', 'cli', 'pure', 'program'),
  arrow('e2e', 'main', 'cli', 'emulator', 'pure', 'program'),
  arrow('tool', 'pure', 'program', 'core', 'service', 'emulator', 'cli'),
];

const boundaries = (constraints) => [
  'error',
  { depConstraints: constraints, allow: [], enforceBuildableLibDependency: false },
];

const timeAndChance = [
  { object: 'Date', property: 'now', message: 'Take a Clock (@scones/deterministic).' },
  {
    object: 'AbortSignal',
    property: 'timeout',
    message: 'Take a Clock, and use withDeadline (@scones/deterministic).',
  },
  { object: 'Math', property: 'random', message: 'Take a Random (@scones/deterministic).' },
];

const namedExports = { selector: 'ExportAllDeclaration', message: 'Name what is exported.' };

/** typescript-eslint's recommended rules with types, which need TypeScript's checker or its syntax. */
const typescript = [
  'await-thenable',
  'ban-ts-comment',
  'consistent-type-imports',
  'no-array-delete',
  'no-base-to-string',
  'no-duplicate-enum-values',
  'no-duplicate-type-constituents',
  'no-empty-object-type',
  'no-explicit-any',
  'no-extra-non-null-assertion',
  'no-floating-promises',
  'no-for-in-array',
  'no-implied-eval',
  'no-misused-new',
  'no-misused-promises',
  'no-namespace',
  'no-non-null-asserted-optional-chain',
  'no-redundant-type-constituents',
  'no-require-imports',
  'no-this-alias',
  'no-unnecessary-type-assertion',
  'no-unnecessary-type-constraint',
  'no-unsafe-argument',
  'no-unsafe-assignment',
  'no-unsafe-call',
  'no-unsafe-declaration-merging',
  'no-unsafe-enum-comparison',
  'no-unsafe-function-type',
  'no-unsafe-member-access',
  'no-unsafe-return',
  'no-unsafe-unary-minus',
  'no-wrapper-object-types',
  'only-throw-error',
  'prefer-as-const',
  'prefer-namespace-keyword',
  'prefer-promise-reject-errors',
  'restrict-plus-operands',
  'restrict-template-expressions',
  'switch-exhaustiveness-check',
  'triple-slash-reference',
  'unbound-method',
];

const syntax = [
  'no-array-constructor',
  'no-unused-expressions',
  'no-var',
  'prefer-const',
  'prefer-rest-params',
  'prefer-spread',
];

const react = [
  'error-boundaries',
  'exhaustive-deps',
  'globals',
  'immutability',
  'preserve-manual-memoization',
  'purity',
  'refs',
  'rules-of-hooks',
  'set-state-in-effect',
  'set-state-in-render',
  'static-components',
  'unsupported-syntax',
  'use-memo',
];

const errors = (names, prefix = '') => Object.fromEntries(names.map((name) => [prefix + name, 'error']));

export default defineConfig({
  ignorePatterns: ['**/node_modules', '**/dist', '**/cdk.out', '**/reports', '**/*.{js,mjs,cjs}'],
  options: { typeAware: true },
  plugins: ['typescript', 'react'],
  jsPlugins: [
    { name: '@nx', specifier: resolve('@nx/eslint-plugin/nx') },
    { name: 'eslint-js', specifier: resolve('oxlint-plugin-eslint') },
  ],
  categories: { correctness: 'off' },
  rules: {
    ...errors(syntax),
    ...errors(typescript, 'typescript/'),
    '@nx/enforce-module-boundaries': boundaries(depConstraints),
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    'no-restricted-imports': [
      'error',
      { name: 'onnxruntime-node', message: 'Take @scones/onnx-runtime, which reports to nobody.' },
    ],
    'no-restricted-properties': ['error', ...timeAndChance],
    'no-restricted-globals': [
      'error',
      { name: 'setTimeout', message: 'Take a Clock (@scones/deterministic).' },
      { name: 'setInterval', message: 'Take a Clock (@scones/deterministic).' },
    ],
    'eslint-js/no-restricted-syntax': [
      'error',
      namedExports,
      {
        selector: "NewExpression[callee.name='Date'][arguments.length=0]",
        message: 'Take a Clock (@scones/deterministic).',
      },
      {
        selector: "CallExpression[callee.object.name='process'][callee.property.name='exit']",
        message: 'Only main.ts ends the process.',
      },
      {
        selector: 'ImportDeclaration[source.value=/^(node:)?timers/]',
        message: 'Take a Clock (@scones/deterministic).',
      },
    ],
  },
  overrides: [
    {
      files: ['apps/console/**/*.{ts,tsx}'],
      rules: {
        ...errors(react, 'react/'),
        // Properties of components are taken apart; none of them has a `this`.
        'typescript/unbound-method': 'off',
      },
    },
    {
      files: ['**/src/main.ts'],
      rules: { 'eslint-js/no-restricted-syntax': ['error', namedExports] },
    },
    {
      files: ['packages/deterministic/src/clock.ts', 'packages/deterministic/src/clock.test.ts'],
      rules: { 'no-restricted-properties': 'off', 'no-restricted-globals': 'off' },
    },
    {
      files: ['packages/onnx-runtime/src/index.ts'],
      rules: { 'no-restricted-imports': 'off' },
    },
    {
      // A command line is tested against the emulated services themselves.
      files: ['apps/*/src/**/*.test.ts', 'apps/*/src/testing/*.ts'],
      rules: {
        '@nx/enforce-module-boundaries': boundaries([
          ...depConstraints.filter(
            ({ sourceTag }) => sourceTag !== 'type:cli' && sourceTag !== 'type:workbench',
          ),
          arrow('cli', 'pure', 'core', 'service'),
          arrow('workbench', 'emulator', 'service', 'core', 'pure', 'program'),
        ]),
      },
    },
    {
      // It belongs to no project, and lies beside all of them.
      files: ['vitest.config.ts'],
      rules: { '@nx/enforce-module-boundaries': 'off' },
    },
    {
      // Fixtures and answers of other programs are read as what they are.
      files: ['**/*.test.ts'],
      rules: {
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-member-access': 'off',
      },
    },
  ],
});
