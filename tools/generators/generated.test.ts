import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import command from './command/generator.ts';
import lambda from './lambda/generator.ts';
import layer from './layer/generator.ts';
import operation from './operation/generator.ts';
import service from './service/generator.ts';
import { copyWorkspace, type WorkspaceCopy } from './testing/workspace-copy.ts';

const MINUTE = 60_000;
let workspace: WorkspaceCopy;
const made: string[] = [];

beforeAll(async () => {
  workspace = await copyWorkspace();
  made.push(
    ...(await workspace.generate(lambda, { name: 'crop-picture' })),
    ...(await workspace.generate(operation, { service: 'events', operation: 'describe-archive' })),
    ...(await workspace.generate(operation, { service: 'lambda', operation: 'ListCodeSigningConfigs' })),
    ...(await workspace.generate(operation, { service: 's3', operation: 'GetBucketAbac' })),
    ...(await workspace.generate(operation, { service: 's3', operation: 'DeleteObjectAnnotation' })),
    ...(await workspace.generate(service, { name: 'secretsmanager', resource: 'secret' })),
    ...(await workspace.generate(service, {
      name: 'store',
      resource: 'shelf',
      client: 'ssm',
      target: 'AmazonSSM',
    })),
    ...(await workspace.generate(operation, { service: 'store', operation: 'GetParameter' })),
    ...(await workspace.generate(operation, { service: 'store', operation: 'DescribeActivations' })),
    ...(await workspace.generate(command, { app: 'training-pipeline', name: 'list-models' })),
    ...(await workspace.generate(layer, { name: 'channel-scale' })),
  );
}, MINUTE);
afterAll(() => workspace[Symbol.asyncDispose]());

it('is formatted and linted as it stands', { timeout: 3 * MINUTE }, async () => {
  await workspace.run('prettier/bin/prettier.cjs', '--check', '--ignore-unknown', ...made);
  await workspace.run(
    'oxlint/bin/oxlint',
    '--config',
    'oxlint.config.mjs',
    ...made.filter((file) => file.endsWith('.ts')),
  );
});

it('has types that fit', { timeout: 3 * MINUTE }, async () => {
  const files = made.filter((file) => file.endsWith('.ts'));
  const config = { extends: './tsconfig.base.json', files };
  await writeFile(join(workspace.folder, 'tsconfig.made.json'), JSON.stringify(config));
  await workspace.run('typescript/bin/tsc', '--project', 'tsconfig.made.json');
});

it('passes its tests', { timeout: 3 * MINUTE }, async () => {
  const tests = made.filter((file) => file.endsWith('.test.ts'));
  const report = await workspace.run('vitest/vitest.mjs', 'run', ...tests);
  expect(report).toMatch(new RegExp(`Test Files .*${tests.length} passed`));
});
