import { expect, it } from 'vitest';
import { isNoStack, stackOutputs } from './stack-outputs.ts';
import { stackSource } from './stack-source.ts';
import {
  answeringCloudFormation,
  NO_STACK,
  outputsOf,
  refusal,
  stack,
} from './testing/answering-cloudformation.ts';

it('gives the outputs of the stack of that name by their names', async () => {
  const outputs = outputsOf({ Bucket: 'pictures', Url: 'http://a?b&amp;c' });
  const { client, asked } = await answeringCloudFormation(stack(outputs));
  expect(await stackOutputs(client, 'shop')).toEqual({ Bucket: 'pictures', Url: 'http://a?b&c' });
  expect(asked().map(({ StackName }) => StackName)).toEqual(['shop']);
});

it('gives no outputs for a stack that has none', async () => {
  const { client } = await answeringCloudFormation(stack(''));
  expect(await stackOutputs(client, 'shop')).toEqual({});
});

it('gives nothing where there is no such stack', async () => {
  const { client } = await answeringCloudFormation(NO_STACK);
  expect(await stackOutputs(client, 'shop')).toBeUndefined();
});

it.each([
  ['ValidationError', 'Value at stackName failed to satisfy constraint'],
  ['AccessDenied', 'The role does not exist'],
  ['Throttling', 'Rate exceeded'],
])('passes on %s, that %s', async (name, message) => {
  const { client } = await answeringCloudFormation(refusal(name, message));
  await expect(stackOutputs(client, 'shop')).rejects.toMatchObject({ message });
});

it('ends the request when it is aborted', async () => {
  const { client } = await answeringCloudFormation(stack(''));
  await expect(stackOutputs(client, 'shop', AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  });
});

it('takes only an error for a missing stack', () => {
  expect(isNoStack({ name: 'ValidationError', message: 'does not exist' })).toBe(false);
  expect(isNoStack(undefined)).toBe(false);
});

it('is where commands take their options from', async () => {
  const { client } = await answeringCloudFormation(stack(outputsOf({ Bucket: 'pictures' })));
  const source = stackSource(client);
  expect(source.stackName).toBe('scones-unlimited');
  expect(await source.region()).toBe('us-east-1');
  expect(await source.read('shop', new AbortController().signal)).toEqual({ Bucket: 'pictures' });
});
