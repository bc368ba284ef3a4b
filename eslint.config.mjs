import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

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

const timeAndChance = [
  { object: 'Date', property: 'now', message: 'Take a Clock (@scones/deterministic).' },
  {
    object: 'AbortSignal',
    property: 'timeout',
    message: 'Take a Clock, and use withDeadline (@scones/deterministic).',
  },
  { object: 'Math', property: 'random', message: 'Take a Random (@scones/deterministic).' },
];

export default defineConfig(
  globalIgnores(['**/node_modules', '**/dist', '**/cdk.out', '**/reports']),
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { depConstraints, allow: [], enforceBuildableLibDependency: false },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An operation or a port may be asynchronous by its type and have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-properties': ['error', ...timeAndChance],
      'no-restricted-globals': [
        'error',
        { name: 'setTimeout', message: 'Take a Clock (@scones/deterministic).' },
        { name: 'setInterval', message: 'Take a Clock (@scones/deterministic).' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Name what is exported.' },
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
  },
  {
    files: ['apps/console/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // Properties of components are taken apart; none of them has a `this`.
      '@typescript-eslint/unbound-method': 'off',
      // The pages are not compiled by React's compiler, which alone minds these libraries.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['**/src/main.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Name what is exported.' },
      ],
    },
  },
  {
    files: ['packages/deterministic/src/clock.ts', 'packages/deterministic/src/clock.test.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-globals': 'off' },
  },
  {
    // A command line is tested against the emulated services themselves.
    files: ['apps/*/src/**/*.test.ts', 'apps/*/src/testing/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: [
            ...depConstraints.filter(
              ({ sourceTag }) => sourceTag !== 'type:cli' && sourceTag !== 'type:workbench',
            ),
            arrow('cli', 'pure', 'core', 'service'),
            arrow('workbench', 'emulator', 'service', 'core', 'pure', 'program'),
          ],
          allow: [],
          enforceBuildableLibDependency: false,
        },
      ],
    },
  },
  {
    // Fixtures and answers of other programs are read as what they are.
    files: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
