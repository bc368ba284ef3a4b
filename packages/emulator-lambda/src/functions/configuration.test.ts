import {
  CreateFunctionCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { constraint, lambdaUnderTest, type MadeFunction, refusal } from '../testing/lambda-under-test.ts';

const tested = lambdaUnderTest();
let made: MadeFunction;
let FunctionName = '';

beforeEach(async () => {
  made = await tested.make();
  ({ FunctionName } = made);
});

const configure = (changes: object) =>
  tested.client.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...changes }));
const configuration = () => tested.client.send(new GetFunctionConfigurationCommand({ FunctionName }));

describe('UpdateFunctionConfiguration', () => {
  it.each([
    { Description: 'other' },
    { Handler: 'other.handler' },
    { Runtime: 'nodejs22.x' },
    { Role: 'arn:aws:iam::000000000000:role/path/other' },
    { Timeout: 900 },
    { MemorySize: 10_240 },
    { Environment: { Variables: { A1: 'b', C2: '' } } },
    { TracingConfig: { Mode: 'Active' } },
    { EphemeralStorage: { Size: 10_240 } },
    { LoggingConfig: { LogFormat: 'Text', LogGroup: '/other' } },
  ])('changes %o and nothing else', async (changes) => {
    const { RevisionId, LastModified, RuntimeVersionConfig, $metadata, ...before } = await configuration();
    await tested.clock.advance(1000);
    expect(await configure(changes)).toMatchObject({ ...changes, LastUpdateStatus: 'InProgress' });
    const { $metadata: _metadata, ...after } = await configuration();
    expect($metadata.httpStatusCode).toBe(200);
    expect(after).toEqual({
      ...before,
      ...changes,
      RuntimeVersionConfig: changes.Runtime ? (expect.anything() as unknown) : RuntimeVersionConfig,
      RevisionId: expect.not.stringMatching(String(RevisionId)) as string,
      LastModified: expect.not.stringMatching(String(LastModified).replace('+', '\\+')) as string,
    });
  });

  it('names another version of the runtime with another runtime', async () => {
    const { RuntimeVersionConfig } = await configuration();
    await configure({ Runtime: 'python3.12' });
    expect((await configuration()).RuntimeVersionConfig).not.toEqual(RuntimeVersionConfig);
    await configure({ Runtime: 'nodejs24.x' });
    expect((await configuration()).RuntimeVersionConfig).toEqual(RuntimeVersionConfig);
  });

  it('replaces the variables as a whole, and keeps an empty map of them', async () => {
    await configure({ Environment: { Variables: { A1: 'b' } } });
    await configure({ Environment: { Variables: { C2: 'd' } } });
    expect((await configuration()).Environment).toEqual({ Variables: { C2: 'd' } });
    await configure({ Environment: {} });
    expect((await configuration()).Environment).toEqual({ Variables: {} });
  });

  it('accepts the current revision, and no other', async () => {
    const { RevisionId } = await configuration();
    await configure({ Timeout: 5, RevisionId });
    expect(await refusal(configure({ Timeout: 6, RevisionId }))).toEqual({
      name: 'PreconditionFailedException',
      status: 412,
      message:
        'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve ' +
        'the latest Revision Id',
    });
    expect((await configuration()).Timeout).toBe(5);
  });

  it('answers 404 for a function that is not there', async () => {
    expect(await refusal(configure({ FunctionName: 'none' }))).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
    });
  });

  it.each([
    ['Timeout', { Timeout: 0 }, '0', 'timeout', 'have value greater than or equal to 1'],
    ['Timeout', { Timeout: 901 }, '901', 'timeout', 'have value less than or equal to 900'],
    ['MemorySize', { MemorySize: 127 }, '127', 'memorySize', 'have value greater than or equal to 128'],
    ['Handler', { Handler: 'a b' }, 'a b', 'handler', 'satisfy regular expression pattern'],
    ['Role', { Role: 'admin' }, 'admin', 'role', 'satisfy regular expression pattern'],
    [
      'EphemeralStorage',
      { EphemeralStorage: { Size: 511 } },
      '511',
      'ephemeralStorage.size',
      'have value greater than or equal to 512',
    ],
    [
      'TracingConfig',
      { TracingConfig: { Mode: 'Off' } },
      'Off',
      'tracingConfig.mode',
      'satisfy enum value set',
    ],
    [
      'LogFormat',
      { LoggingConfig: { LogFormat: 'XML' } },
      'XML',
      'loggingConfig.logFormat',
      'satisfy enum value set',
    ],
  ])('refuses a wrong %s as AWS’s check does', async (_member, changes, value, member, rule) => {
    expect(await refusal(configure(changes))).toEqual({
      name: 'ValidationException',
      status: 400,
      message: constraint(value, member, rule),
    });
  });
});

describe('the variables of a function', () => {
  const sized = (bytes: number) => ({
    Environment: { Variables: { A1: 'x'.repeat(bytes - '{"A1":""}'.length) } },
  });

  it('may measure 4,096 bytes as JSON, and not one more', async () => {
    await configure(sized(4096));
    const before = await configuration();
    expect(await refusal(configure(sized(4097)))).toEqual({
      name: 'InvalidParameterValueException',
      status: 400,
      message:
        'Lambda was unable to configure your environment variables because the environment variables you have ' +
        `provided exceeded the 4KB limit. String measured: ${JSON.stringify(sized(4097).Environment.Variables)}`,
    });
    expect((await configuration()).RevisionId).toBe(before.RevisionId);
  });

  it('are measured in bytes, not in characters', async () => {
    expect(await refusal(configure({ Environment: { Variables: { A1: 'é'.repeat(2044) } } }))).toMatchObject({
      message: expect.stringContaining('exceeded the 4KB limit') as string,
    });
  });

  it.each(['AWS_REGION', 'AWS_LAMBDA_RUNTIME_API', '_HANDLER', 'AWS_SESSION_TOKEN', 'LAMBDA_TASK_ROOT'])(
    'may not set %s, which is AWS’s own',
    async (name) => {
      const setting = configure({ Environment: { Variables: { [name]: 'x', FINE: 'y' } } });
      // A name that begins with an underscore fails AWS's pattern for names already.
      expect(await refusal(setting)).toMatchObject(
        name.startsWith('_')
          ? { name: 'ValidationException' }
          : {
              name: 'InvalidParameterValueException',
              message: expect.stringContaining(`Reserved keys used in this request: ${name}`) as string,
            },
      );
    },
  );

  it('may set a name that only looks like AWS’s own', async () => {
    const Variables = { AWS_ENDPOINT_URL: 'http://here', AWS_REGIONS: 'all', LAMBDA_STAGE: 'test' };
    expect((await configure({ Environment: { Variables } })).Environment).toEqual({ Variables });
  });

  it.each(['1A', 'A', 'A-B', ''])('may not be called %o', async (name) => {
    expect(await refusal(configure({ Environment: { Variables: { [name]: 'x' } } }))).toMatchObject({
      name: 'ValidationException',
      status: 400,
    });
  });
});

describe('GetFunction', () => {
  it('answers the configuration, the place of the code, tags and reserved concurrency', async () => {
    const tagged = await tested.make({ Tags: { team: 'vision' } });
    const found = await tested.client.send(new GetFunctionCommand({ FunctionName: tagged.FunctionName }));
    expect(found).toMatchObject({
      Configuration: { FunctionArn: tagged.FunctionArn, Version: '$LATEST', State: 'Active' },
      Code: {
        RepositoryType: 'S3',
        Location: `${tested.lambda.url}/2015-03-31/functions/${tagged.FunctionName}:$LATEST/code`,
      },
      Tags: { team: 'vision' },
    });
    expect(found).not.toHaveProperty('Concurrency');
  });

  it.each(['my-model-2', 'eu-west-1', 'model', 'a_b', '7'])(
    'finds %s by its name and a qualifier in one',
    async (name) => {
      await tested.make({ FunctionName: name, Publish: true });
      for (const before of [
        '',
        '000000000000:function:',
        'arn:aws:lambda:us-east-1:000000000000:function:',
      ]) {
        const command = new GetFunctionCommand({ FunctionName: `${before}${name}:1` });
        const { Configuration } = await tested.client.send(command);
        expect(Configuration).toMatchObject({ FunctionName: name, Version: '1' });
      }
    },
  );

  it('answers 404 with the ARN as it was asked for', async () => {
    const get = (changes: object) => tested.client.send(new GetFunctionCommand({ FunctionName, ...changes }));
    expect(await refusal(get({ FunctionName: 'none' }))).toEqual({
      name: 'ResourceNotFoundException',
      status: 404,
      message: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:none',
    });
    expect((await refusal(get({ Qualifier: '3' }))).message).toBe(
      `Function not found: ${made.FunctionArn}:3`,
    );
    expect((await refusal(get({ Qualifier: 'live' }))).message).toBe(
      `Function not found: ${made.FunctionArn}:live`,
    );
  });
});

describe('CreateFunction', () => {
  it('makes a version at once with Publish, and answers it', async () => {
    const published = await tested.make({ Publish: true });
    expect(published).toMatchObject({ Version: '1', State: 'Pending' });
  });

  it('answers 409 for a name that is taken, by whichever form of it', async () => {
    for (const name of [FunctionName, made.FunctionArn, `000000000000:function:${FunctionName}`])
      expect(await refusal(tested.make({ FunctionName: name }))).toEqual({
        name: 'ResourceConflictException',
        status: 409,
        message: `Function already exist: ${FunctionName}`,
      });
  });

  it('accepts no member that it does not know', async () => {
    const unknown = new CreateFunctionCommand({
      FunctionName: 'signed',
      Role: 'arn:aws:iam::000000000000:role/test',
      Code: { ZipFile: new Uint8Array() },
      CodeSigningConfigArn: 'arn:aws:lambda:us-east-1:000000000000:code-signing-config:csc-0123456789abcdefa',
    });
    expect(await refusal(tested.client.send(unknown))).toMatchObject({
      message: expect.stringContaining('CodeSigningConfigArn') as string,
    });
  });
});
