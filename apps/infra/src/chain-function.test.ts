import { CHAIN } from '@scones/workflow';
import { expect, it } from 'vitest';
import { readChainFunction } from './chain-function.ts';
import { Synthesized } from './testing/synthesized.ts';

const stack = new Synthesized();

it.each(CHAIN)('has an output with the function’s name, as the package of $lambda says', async (task) => {
  const { stackOutput, id } = await readChainFunction(task.lambda);
  expect(Object.keys(stack.outputs)).toContain(stackOutput);
  expect(stackOutput).toBe(`${id}FunctionName`);
});

it.each(CHAIN)('deploys $lambda with the settings of its package', async ({ lambda }) => {
  const { id, description, memoryMegabytes, timeoutSeconds, environment } = await readChainFunction(lambda);
  const { Environment, ...properties } = stack.properties('AWS::Lambda::Function', `Functions${id}`);
  expect(properties).toMatchObject({
    Description: description,
    MemorySize: memoryMegabytes,
    Timeout: timeoutSeconds,
  });
  const { Variables } = Environment as { Variables: object };
  expect(Object.keys(Variables)).toEqual(expect.arrayContaining(Object.keys(environment)));
});

it('gives each function an id of its own', async () => {
  const functions = await Promise.all(CHAIN.map(({ lambda }) => readChainFunction(lambda)));
  expect(new Set(functions.map(({ id }) => id)).size).toBe(CHAIN.length);
});
