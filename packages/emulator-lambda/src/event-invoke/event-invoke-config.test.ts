import {
  DeleteFunctionEventInvokeConfigCommand,
  GetFunctionEventInvokeConfigCommand,
  InvokeCommand,
  type LambdaClient,
  ListFunctionEventInvokeConfigsCommand,
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type RunningLambda, startLambda } from '../testing/running-lambda.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:';
const TOPIC = 'arn:aws:sns:us-east-1:000000000000:results';

let lambda: RunningLambda;
let client: LambdaClient;
let functions = 0;
let FunctionName = '';
const published: [destination: string, record: unknown][] = [];

beforeAll(async () => {
  lambda = await startLambda({
    async destinations(destination, record) {
      published.push([destination, record]);
    },
  });
  ({ client } = lambda);
});
afterAll(async () => {
  expect(lambda.faults).toEqual([]);
  await lambda.close();
});
beforeEach(async () => {
  FunctionName = `function-${++functions}`;
  await lambda.create(FunctionName, 'export const handler = async (event) => ({ took: event });');
});

const put = (changes: object) =>
  client.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, ...changes }));
const get = (changes: object = {}) =>
  client.send(new GetFunctionEventInvokeConfigCommand({ FunctionName, ...changes }));
const sendEvent = () =>
  client.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: '{"a":1}' }));

it('keeps what is put, adds what is updated, lists it and deletes it', async () => {
  const made = await put({ MaximumRetryAttempts: 0 });
  expect(made).toMatchObject({
    FunctionArn: `${ARN}${FunctionName}:$LATEST`,
    MaximumRetryAttempts: 0,
    DestinationConfig: { OnSuccess: {}, OnFailure: {} },
  });
  expect(made.LastModified).toBeInstanceOf(Date);
  expect(made.MaximumEventAgeInSeconds).toBeUndefined();
  await client.send(
    new UpdateFunctionEventInvokeConfigCommand({ FunctionName, MaximumEventAgeInSeconds: 60 }),
  );
  expect(await get()).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
  await put({ MaximumRetryAttempts: 1 });
  expect((await get()).MaximumEventAgeInSeconds).toBeUndefined();
  const list = () => client.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName }));
  expect((await list()).FunctionEventInvokeConfigs).toHaveLength(1);
  await client.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName }));
  expect((await list()).FunctionEventInvokeConfigs).toEqual([]);
  await expect(get()).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `The function ${ARN}${FunctionName}:$LATEST doesn't have an EventInvokeConfig`,
  });
});

it('sends a topic the report on an event', async () => {
  await put({ DestinationConfig: { OnSuccess: { Destination: TOPIC } } });
  await sendEvent();
  await expect
    .poll(() => published.at(-1))
    .toMatchObject([
      TOPIC,
      {
        requestContext: { condition: 'Success' },
        requestPayload: { a: 1 },
        responsePayload: { took: { a: 1 } },
      },
    ]);
});

it('sends another function the report on an event', async () => {
  await lambda.create(
    `${FunctionName}-after`,
    'export const handler = async (e) => console.log(JSON.stringify(e));',
  );
  await put({ DestinationConfig: { OnSuccess: { Destination: `${ARN}${FunctionName}-after` } } });
  await sendEvent();
  await expect.poll(() => lambda.logLines.join('\n')).toContain('"responsePayload":{"took":{"a":1}}');
});

it.each([
  ['nothing', {}, 'InvalidParameterValueException', 'You must specify at least one of error handling'],
  [
    'a function that is not there',
    { FunctionName: 'none', MaximumRetryAttempts: 0 },
    'ResourceNotFoundException',
    "The function doesn't exist.",
  ],
  [
    'more tries than two',
    { MaximumRetryAttempts: 3 },
    'ValidationException',
    "Value '3' at 'maximumRetryAttempts'",
  ],
  [
    'a destination function that is not there',
    to(`${ARN}none`),
    'InvalidParameterValueException',
    `The destination ARN ${ARN}none is invalid.`,
  ],
  [
    'a queue',
    to('arn:aws:sqs:us-east-1:000000000000:q'),
    'InvalidParameterValueException',
    'The emulator does not support arn:aws:sqs:us-east-1:000000000000:q as a destination.',
  ],
  [
    'a role',
    to('arn:aws:iam::000000000000:role/r'),
    'InvalidParameterValueException',
    'The provided destination config DestinationConfig(onSuccess=null, onFailure=OnFailure(destination=',
  ],
])('refuses %s', async (_what, changes, name, message) => {
  await expect(put(changes)).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message) as string,
  });
});

it('refuses the function as its own destination', async () => {
  await expect(put(to(`${ARN}${FunctionName}`))).rejects.toMatchObject({
    message: "You can't specify the function as a destination for itself.",
  });
});

function to(Destination: string): object {
  return { DestinationConfig: { OnFailure: { Destination } } };
}
