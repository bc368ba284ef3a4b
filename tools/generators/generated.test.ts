import { afterAll, beforeAll, expect, it } from 'vitest';
import lambda from './lambda/generator.ts';
import { copyWorkspace, type WorkspaceCopy } from './testing/workspace-copy.ts';

const MINUTE = 60_000;
let workspace: WorkspaceCopy;
const made: string[] = [];

beforeAll(async () => {
  workspace = await copyWorkspace();
  made.push(...(await workspace.generate(lambda, { name: 'crop-picture' })));
}, MINUTE);
afterAll(() => workspace[Symbol.asyncDispose]());

it('is formatted and linted as it stands', { timeout: 3 * MINUTE }, async () => {
  await workspace.run('prettier/bin/prettier.cjs', '--check', ...made);
  await workspace.run('eslint/bin/eslint.js', ...made.filter((file) => file.endsWith('.ts')));
});

it('has types that fit', { timeout: 3 * MINUTE }, async () => {
  for (const project of projects())
    await workspace.run('typescript/bin/tsc', '--project', `${project}/tsconfig.json`);
});

it('passes its tests', { timeout: 3 * MINUTE }, async () => {
  const tests = made.filter((file) => file.endsWith('.test.ts'));
  const report = await workspace.run('vitest/vitest.mjs', 'run', ...tests);
  expect(report).toMatch(new RegExp(`Test Files .*${tests.length} passed`));
});

function projects(): Set<string> {
  return new Set(made.map((file) => file.split('/').slice(0, 2).join('/')));
}
