import { CreateFunctionCommand, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningLambda, startLambda, zipOf } from '../testing/running-lambda.ts';

const counted: string[] = [];
const durations: number[] = [];
let lambda: RunningLambda;
beforeAll(async () => {
  lambda = await startLambda({
    metrics(functionName, metric, value) {
      if (metric === 'Duration') durations.push(value);
      else counted.push(`${functionName} ${metric} ${value}`);
    },
  });
  const index =
    'export const handler = async (event) => { if (event.fail) throw new Error("no"); return event; };';
  await lambda.client.send(
    new CreateFunctionCommand({
      FunctionName: 'bake',
      Role: 'arn:aws:iam::000000000000:role/test',
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { ZipFile: zipOf({ 'index.mjs': index }) },
    }),
  );
});
afterAll(() => lambda.close());

it('counts invocations, errors and their durations', async () => {
  await lambda.invoke('bake', {});
  expect(counted.splice(0)).toEqual(['bake Invocations 1', 'bake Errors 0']);
  await lambda.invoke('bake', { fail: true });
  expect(counted.splice(0)).toEqual(['bake Invocations 1', 'bake Errors 1']);
  expect(durations).toHaveLength(2);
});

it('counts the invocations that it throttles', async () => {
  await lambda.client.send(
    new PutFunctionConcurrencyCommand({ FunctionName: 'bake', ReservedConcurrentExecutions: 0 }),
  );
  await expect(lambda.invoke('bake', {})).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  expect(new Set(counted)).toEqual(new Set(['bake Throttles 1']));
});
