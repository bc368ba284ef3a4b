import { fileURLToPath } from 'node:url';
import { readLambdaSettings } from '@scones/lambda-bundle';
import { expect, it } from 'vitest';
import { Synthesized } from './synthesized.ts';

it.each(['serialize-image-data', 'infer-serialized-image-data', 'filter-results'])(
  'puts out the function’s name where the package of %s says that it stands',
  async (name) => {
    const packageFolder = fileURLToPath(new URL(`../../../packages/lambda-${name}`, import.meta.url));
    const { stackOutput } = await readLambdaSettings(packageFolder);
    expect(Object.keys(new Synthesized().outputs)).toContain(stackOutput);
  },
);
