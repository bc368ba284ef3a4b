import {
  CreateAliasCommand,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  DeleteFunctionEventInvokeConfigCommand,
  GetFunctionEventInvokeConfigCommand,
  ListFunctionEventInvokeConfigsCommand,
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { constraint, FUNCTIONS, lambdaUnderTest, refusal } from '../testing/lambda-under-test.ts';

const TOPIC = 'arn:aws:sns:us-east-1:000000000000:results';
const BUS = 'arn:aws:events:us-east-1:000000000000:event-bus/default';

const tested = lambdaUnderTest();
let FunctionName = '';

beforeEach(async () => {
  ({ FunctionName } = await tested.make({ Publish: true }));
  await tested.client.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }));
});

const put = (changes: object) =>
  tested.client.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, ...changes }));
const update = (changes: object) =>
  tested.client.send(new UpdateFunctionEventInvokeConfigCommand({ FunctionName, ...changes }));
const get = (changes: object = {}) =>
  tested.client.send(new GetFunctionEventInvokeConfigCommand({ FunctionName, ...changes }));
const remove = (changes: object = {}) =>
  tested.client.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName, ...changes }));
const list = (changes: object = {}) =>
  tested.client.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName, ...changes }));
const none = (qualifier: string) => ({
  name: 'ResourceNotFoundException',
  status: 404,
  message: `The function ${FUNCTIONS}${FunctionName}:${qualifier} doesn't have an EventInvokeConfig`,
});

describe('PutFunctionEventInvokeConfig', () => {
  it('keeps every setting, with the time of the clock', async () => {
    await tested.clock.advance(5000);
    const settings = {
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 21_600,
      DestinationConfig: { OnSuccess: { Destination: TOPIC }, OnFailure: { Destination: BUS } },
    };
    const made = await put(settings);
    expect(made).toMatchObject({ ...settings, FunctionArn: `${FUNCTIONS}${FunctionName}:$LATEST` });
    expect(made.LastModified?.getTime()).toBe(tested.clock.now());
    expect(await get()).toMatchObject(settings);
  });

  it('keeps one for each qualifier', async () => {
    await put({ MaximumRetryAttempts: 0 });
    await put({ MaximumRetryAttempts: 1, Qualifier: '1' });
    await put({ MaximumRetryAttempts: 2, Qualifier: 'live' });
    const found = [];
    for (const changes of [{}, { Qualifier: '1' }, { Qualifier: 'live' }])
      found.push((await get(changes)).MaximumRetryAttempts);
    expect(found).toEqual([0, 1, 2]);
    expect((await get({ Qualifier: 'live' })).FunctionArn).toBe(`${FUNCTIONS}${FunctionName}:live`);
  });

  it.each([
    ['3 tries', { MaximumRetryAttempts: 3 }, constraint('3', 'maximumRetryAttempts')],
    ['-1 tries', { MaximumRetryAttempts: -1 }, constraint('-1', 'maximumRetryAttempts')],
    ['an age of 59 s', { MaximumEventAgeInSeconds: 59 }, constraint('59', 'maximumEventAgeInSeconds')],
    [
      'an age of over 6 h',
      { MaximumEventAgeInSeconds: 21_601 },
      constraint('21601', 'maximumEventAgeInSeconds'),
    ],
    [
      'a destination that is no ARN',
      { DestinationConfig: { OnSuccess: { Destination: 'results' } } },
      constraint('results', 'destinationConfig.onSuccess.destination', 'satisfy regular expression pattern'),
    ],
  ])('refuses %s as AWS’s check does', async (_what, changes, message) => {
    expect(await refusal(put(changes))).toEqual({ name: 'ValidationException', status: 400, message });
    expect(await refusal(get())).toEqual(none('$LATEST'));
  });

  it.each(['arn:aws:s3:::bucket', 'arn:aws:sqs:us-east-1:000000000000:queue'])(
    'refuses by name %s, which AWS accepts',
    async (Destination) => {
      expect(await refusal(put({ DestinationConfig: { OnFailure: { Destination } } }))).toEqual({
        name: 'InvalidParameterValueException',
        status: 400,
        message: `The emulator does not support ${Destination} as a destination. It has functions, SNS topics and event buses.`,
      });
    },
  );

  it('answers 404 for a version or an alias that is not there', async () => {
    for (const Qualifier of ['9', 'none'])
      expect(await refusal(put({ Qualifier, MaximumRetryAttempts: 0 }))).toEqual({
        name: 'ResourceNotFoundException',
        status: 404,
        message: "The function doesn't exist.",
      });
  });
});

describe('UpdateFunctionEventInvokeConfig', () => {
  it('keeps every setting that is not given, each destination too', async () => {
    await put({
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnSuccess: { Destination: TOPIC }, OnFailure: { Destination: BUS } },
    });
    await update({ DestinationConfig: { OnSuccess: { Destination: BUS } } });
    expect(await get()).toMatchObject({
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnSuccess: { Destination: BUS }, OnFailure: { Destination: BUS } },
    });
  });

  it('removes a destination by an empty one', async () => {
    await put({ DestinationConfig: { OnSuccess: { Destination: TOPIC }, OnFailure: { Destination: BUS } } });
    await update({ DestinationConfig: { OnFailure: { Destination: '' } } });
    expect((await get()).DestinationConfig).toEqual({ OnSuccess: { Destination: TOPIC }, OnFailure: {} });
  });

  it('answers 404 where there is nothing to change', async () => {
    expect(await refusal(update({ MaximumRetryAttempts: 1 }))).toEqual(none('$LATEST'));
  });
});

describe('ListFunctionEventInvokeConfigs', () => {
  it('lists those of all qualifiers, page by page', async () => {
    for (const Qualifier of ['live', '1', '$LATEST']) await put({ Qualifier, MaximumRetryAttempts: 0 });
    const first = await list({ MaxItems: 2 });
    const second = await list({ MaxItems: 2, Marker: first.NextMarker });
    const found = [first, second].map((page) =>
      page.FunctionEventInvokeConfigs?.map(({ FunctionArn }) => FunctionArn?.split(':').at(-1)),
    );
    expect(found).toEqual([['$LATEST', '1'], ['live']]);
    expect(second).not.toHaveProperty('NextMarker');
  });

  it('answers 404 for a function that is not there', async () => {
    expect(await refusal(list({ FunctionName: 'none' }))).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
    });
  });
});

describe('a configuration', () => {
  it('goes by its deletion alone, answered by 204', async () => {
    await put({ MaximumRetryAttempts: 0 });
    await put({ Qualifier: 'live', MaximumRetryAttempts: 0 });
    expect((await remove()).$metadata.httpStatusCode).toBe(204);
    expect(await refusal(remove())).toEqual(none('$LATEST'));
    expect((await list()).FunctionEventInvokeConfigs).toHaveLength(1);
  });

  it('goes with its alias, and with its version', async () => {
    await put({ Qualifier: 'live', MaximumRetryAttempts: 0 });
    await put({ Qualifier: '1', MaximumRetryAttempts: 0 });
    await tested.client.send(new DeleteAliasCommand({ FunctionName, Name: 'live' }));
    await tested.client.send(new DeleteFunctionCommand({ FunctionName, Qualifier: '1' }));
    expect((await list()).FunctionEventInvokeConfigs).toEqual([]);
  });

  it('is not there again for a new function of the same name', async () => {
    await put({ MaximumRetryAttempts: 0 });
    await tested.client.send(new DeleteFunctionCommand({ FunctionName }));
    await tested.make({ FunctionName });
    expect(await refusal(get())).toEqual(none('$LATEST'));
  });
});
