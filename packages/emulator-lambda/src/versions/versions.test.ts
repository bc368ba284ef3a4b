import {
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  GetAliasCommand,
  GetFunctionCommand,
  InvokeCommand,
  type LambdaClient,
  ListAliasesCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningLambda, startLambda, zipOf } from '../testing/running-lambda.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:';
const answering = (text: string) =>
  zipOf({
    'index.mjs': `export const handler = async (event, context) =>
      ['${text}', context.functionVersion, context.invokedFunctionArn, context.logStreamName];`,
  });

let lambda: RunningLambda;
let client: LambdaClient;
let functions = 0;
let FunctionName = '';

beforeAll(async () => {
  lambda = await startLambda();
  ({ client } = lambda);
});
afterAll(async () => {
  expect(lambda.faults).toEqual([]);
  await lambda.close();
});
beforeEach(async () => {
  FunctionName = `function-${++functions}`;
  await client.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: 'arn:aws:iam::000000000000:role/test',
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { ZipFile: answering('one') },
    }),
  );
});

const publish = (changes: object = {}) =>
  client.send(new PublishVersionCommand({ FunctionName, ...changes }));
const change = (text: string, changes: object = {}) =>
  client.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: answering(text), ...changes }));
const alias = (Name: string, FunctionVersion: string, changes: object = {}) =>
  client.send(new CreateAliasCommand({ FunctionName, Name, FunctionVersion, ...changes }));
async function answerOf(Qualifier?: string): Promise<{ version: string | undefined; answer: string[] }> {
  const output = await client.send(new InvokeCommand({ FunctionName, Qualifier }));
  return {
    version: output.ExecutedVersion,
    answer: JSON.parse(output.Payload!.transformToString()) as string[],
  };
}

describe('versions', () => {
  it('keep code and settings as they were', async () => {
    const first = await publish({ Description: 'the first' });
    expect(first).toMatchObject({
      Version: '1',
      FunctionArn: `${ARN}${FunctionName}:1`,
      Description: 'the first',
      State: 'Active',
    });
    await change('two');
    expect(await answerOf('1')).toEqual({
      version: '1',
      answer: ['one', '1', `${ARN}${FunctionName}:1`, expect.stringContaining('/[1]') as string],
    });
    expect(await answerOf()).toEqual({
      version: '$LATEST',
      answer: ['two', '$LATEST', `${ARN}${FunctionName}`, expect.stringContaining('/[$LATEST]') as string],
    });
    expect((await answerOf('$LATEST')).answer[2]).toBe(`${ARN}${FunctionName}:$LATEST`);
  });

  it('are made only when something has changed', async () => {
    await publish();
    expect((await publish()).Version).toBe('1');
    await change('two');
    expect((await publish()).Version).toBe('2');
    const { Versions = [] } = await client.send(new ListVersionsByFunctionCommand({ FunctionName }));
    expect(Versions.map(({ Version, FunctionArn }) => [Version, FunctionArn])).toEqual(
      ['$LATEST', '1', '2'].map((version) => [version, `${ARN}${FunctionName}:${version}`]),
    );
  });

  it('are made with the function, or with its new code', async () => {
    expect(await change('two', { Publish: true })).toMatchObject({
      Version: '1',
      FunctionArn: `${ARN}${FunctionName}:1`,
      State: 'Pending',
    });
    expect((await answerOf('1')).answer[0]).toBe('two');
  });

  it('are listed with their functions when all are asked for', async () => {
    await publish();
    const { Functions = [] } = await client.send(new ListFunctionsCommand({ FunctionVersion: 'ALL' }));
    const own = Functions.filter((listed) => listed.FunctionName === FunctionName);
    expect(own.map(({ Version }) => Version)).toEqual(['$LATEST', '1']);
  });

  it('never get a number again', async () => {
    await publish();
    await client.send(new DeleteFunctionCommand({ FunctionName, Qualifier: '1' }));
    await expect(answerOf('1')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Function not found: ${ARN}${FunctionName}:1`,
    });
    expect((await publish()).Version).toBe('2');
  });

  it.each([
    ['another code', { CodeSha256: 'other' }, 'InvalidParameterValueException'],
    ['another revision', { RevisionId: 'old' }, 'PreconditionFailedException'],
  ])('are not made of %s than is meant', async (_what, changes, name) => {
    await expect(publish(changes)).rejects.toMatchObject({ name });
  });

  it('can’t be deleted as $LATEST or while an alias has them', async () => {
    await publish();
    await alias('live', '1');
    const remove = (Qualifier: string) => client.send(new DeleteFunctionCommand({ FunctionName, Qualifier }));
    await expect(remove('$LATEST')).rejects.toMatchObject({
      message: '$LATEST version cannot be deleted without deleting the function.',
    });
    await expect(remove('live')).rejects.toMatchObject({
      message: 'Deletion of aliases is not currently supported.',
    });
    await expect(remove('1')).rejects.toMatchObject({ name: 'ResourceConflictException' });
  });

  it('go with their function', async () => {
    await publish();
    await alias('live', '1');
    await client.send(new DeleteFunctionCommand({ FunctionName }));
    for (const Qualifier of [undefined, '1', 'live'])
      await expect(client.send(new GetFunctionCommand({ FunctionName, Qualifier }))).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      });
  });
});

describe('aliases', () => {
  it('name a version, and another when they are changed', async () => {
    await publish();
    await change('two', { Publish: true });
    const made = await alias('live', '1', { Description: 'in use' });
    expect(made).toMatchObject({
      AliasArn: `${ARN}${FunctionName}:live`,
      FunctionVersion: '1',
      Description: 'in use',
    });
    expect(made.RoutingConfig).toBeUndefined();
    expect(await answerOf('live')).toMatchObject({
      version: '1',
      answer: expect.arrayContaining(['one', '1', made.AliasArn]) as string[],
    });
    await client.send(new UpdateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '2' }));
    expect((await answerOf('live')).version).toBe('2');
    const { Configuration } = await client.send(new GetFunctionCommand({ FunctionName, Qualifier: 'live' }));
    expect(Configuration).toMatchObject({ Version: '2', FunctionArn: made.AliasArn });
  });

  it('divide their invocations between two versions', async () => {
    await publish();
    await change('two', { Publish: true });
    await alias('mixed', '1', { RoutingConfig: { AdditionalVersionWeights: { 2: 1 } } });
    expect((await answerOf('mixed')).version).toBe('2');
    await client.send(new UpdateAliasCommand({ FunctionName, Name: 'mixed', RoutingConfig: {} }));
    expect((await answerOf('mixed')).version).toBe('1');
  });

  it('are listed, of one version too, and deleted', async () => {
    await publish();
    await alias('a', '1');
    await alias('b', '$LATEST');
    const names = async (FunctionVersion?: string) =>
      (await client.send(new ListAliasesCommand({ FunctionName, FunctionVersion }))).Aliases?.map(
        ({ Name }) => Name,
      );
    expect(await names()).toEqual(['a', 'b']);
    expect(await names('1')).toEqual(['a']);
    await client.send(new DeleteAliasCommand({ FunctionName, Name: 'a' }));
    await client.send(new DeleteAliasCommand({ FunctionName, Name: 'a' }));
    expect(await names()).toEqual(['b']);
  });

  it.each([
    ['a version that is not there', 'x', '10', {}, 'ResourceNotFoundException', 'Function not found: '],
    ['a number as name', '2024', '1', {}, 'ValidationException', "Value '2024' at 'name'"],
    ['a name that is taken', 'taken', '1', {}, 'ResourceConflictException', 'Alias already exists: '],
    [
      'one version twice',
      'x',
      '1',
      { 1: 0.5 },
      'InvalidParameterValueException',
      'Invalid function version 1.',
    ],
    [
      'more than two versions',
      'x',
      '1',
      { 2: 0.1, 3: 0.1 },
      'InvalidParameterValueException',
      'Number of items in',
    ],
    [
      'a weight of more than 1',
      'x',
      '1',
      { 2: 2 },
      'ValidationException',
      'Map value must satisfy constraint',
    ],
    [
      '$LATEST beside another',
      'x',
      '$LATEST',
      { 1: 0.5 },
      'InvalidParameterValueException',
      '$LATEST is not supported',
    ],
  ])('refuse %s', async (_what, Name, FunctionVersion, AdditionalVersionWeights, name, message) => {
    await publish();
    await alias('taken', '1');
    await expect(
      alias(Name, FunctionVersion, { RoutingConfig: { AdditionalVersionWeights } }),
    ).rejects.toMatchObject({ name, message: expect.stringContaining(message) as string });
  });

  it('are not found in AWS’s words for each operation', async () => {
    const arn = `${ARN}${FunctionName}:none`;
    await expect(client.send(new GetAliasCommand({ FunctionName, Name: 'none' }))).rejects.toMatchObject({
      message: `Cannot find alias arn: ${arn}`,
    });
    await expect(client.send(new UpdateAliasCommand({ FunctionName, Name: 'none' }))).rejects.toMatchObject({
      message: `Alias not found: ${arn}`,
    });
  });
});
