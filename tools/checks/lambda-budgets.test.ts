import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleLambda, readLambdaSettings } from '@scones/lambda-bundle';
import { expect, it } from 'vitest';

const workspace = join(import.meta.dirname, '../..');
const lambdas = globSync('packages/*/src/handler.ts', { cwd: workspace }).map((file) =>
  dirname(dirname(file)),
);

it.each(lambdas)('holds %s to a budget that is no more than a fifth too wide', async (lambda) => {
  const packageFolder = join(workspace, lambda);
  const { budgetKilobytes } = await readLambdaSettings(packageFolder);
  const { bytes } = await bundleLambda(packageFolder);
  expect(bytes).toBeGreaterThan(budgetKilobytes * 800);
});
