import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  DeleteFunctionConcurrencyCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  type LambdaClient,
  ListFunctionsCommand,
  ListTagsCommand,
  CreateFunctionUrlConfigCommand,
  GetAccountSettingsCommand,
  PutFunctionConcurrencyCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type LoggingConfig,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { errors } from './errors.ts';
import { type RunningLambda, startLambda, zipOf } from './testing/running-lambda.ts';
import { operations } from './operations.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:echo';
const ECHO = 'export const handler = async (event) => event;';
const objects = new Map([['code/echo.zip', zipOf({ 'index.mjs': ECHO })]]);

let lambda: RunningLambda;
let client: LambdaClient;

beforeAll(async () => {
  lambda = await startLambda({
    objects: {
      async read(bucket, key) {
        const bytes = objects.get(`${bucket}/${key}`);
        if (!bytes)
          throw Object.assign(new Error('The specified key does not exist.'), { name: 'NoSuchKey' });
        return bytes;
      },
    },
  });
  ({ client } = lambda);
});
afterEach(async () => {
  const { Functions = [] } = await client.send(new ListFunctionsCommand({}));
  for (const { FunctionName } of Functions) await client.send(new DeleteFunctionCommand({ FunctionName }));
});
afterAll(async () => {
  expect(lambda.faults).toEqual([]);
  await lambda.close();
});

const named = (FunctionName = 'echo') => ({ FunctionName });
const create = (changes: object = {}) =>
  client.send(
    new CreateFunctionCommand({
      ...named(),
      Role: 'arn:aws:iam::000000000000:role/test',
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { ZipFile: zipOf({ 'index.mjs': ECHO }) },
      ...changes,
    }),
  );
const answerOf = async (FunctionName = 'echo') => (await lambda.invoke(FunctionName)).payload;
const codeFolders = async () => (await readdir(join(lambda.folder, 'code'))).length;

describe('CreateFunction', () => {
  it('answers what AWS answers, with its defaults', async () => {
    const made = await create({ Environment: { Variables: { A1: 'b' } } });
    expect(made.$metadata.httpStatusCode).toBe(201);
    expect(made).toMatchObject({
      FunctionName: 'echo',
      FunctionArn: ARN,
      Runtime: 'nodejs24.x',
      Timeout: 3,
      MemorySize: 128,
      Version: '$LATEST',
      State: 'Pending',
      StateReason: 'The function is being created.',
      StateReasonCode: 'Creating',
      PackageType: 'Zip',
      Architectures: ['x86_64'],
      EphemeralStorage: { Size: 512 },
      Environment: { Variables: { A1: 'b' } },
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      TracingConfig: { Mode: 'PassThrough' },
      RuntimeVersionConfig: {
        RuntimeVersionArn: expect.stringMatching(/^arn:aws:lambda:us-east-1::runtime:[\da-f]{64}$/) as string,
      },
      LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/echo' },
      LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/) as string,
      CodeSha256: expect.stringMatching(/^[\w+/]{43}=$/) as string,
    });
    expect(made.LastUpdateStatus).toBeUndefined();
    await waitUntilFunctionActiveV2({ client, maxWaitTime: 10 }, named());
    const { Configuration, Tags } = await client.send(new GetFunctionCommand(named()));
    expect(Configuration).toMatchObject({
      CodeSha256: made.CodeSha256,
      State: 'Active',
      LastUpdateStatus: 'Successful',
    });
    expect(Configuration?.StateReason).toBeUndefined();
    // On AWS too the change of state is a revision of its own.
    expect(Configuration?.RevisionId).not.toBe(made.RevisionId);
    expect(Tags).toBeUndefined();
  });

  it('takes the code from S3', async () => {
    await create({ Code: { S3Bucket: 'code', S3Key: 'echo.zip' } });
    expect(await answerOf()).toEqual({});
    await expect(
      create({ FunctionName: 'other', Code: { S3Bucket: 'code', S3Key: 'missing.zip' } }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('S3 Error Code: NoSuchKey') as string,
    });
  });

  it.each(['nodejs18.x', 'nodejs20.x', 'nodejs22.x', 'nodejs24.x'] as const)(
    'makes a function for %s, whose log says which Node runs it',
    async (Runtime) => {
      await create({ FunctionName: 'versioned', Runtime });
      const lines = lambda.logLines.length;
      await answerOf('versioned');
      const version = Runtime.slice('nodejs'.length, -2);
      const [first, second] = lambda.logLines.slice(lines);
      expect(first).toBe(`INIT_START Runtime Version: nodejs:${version}`);
      if (process.version.startsWith(`v${version}.`)) expect(second).toMatch(/^START/);
      else
        expect(second).toBe(
          `The emulator runs ${Runtime} by Node.js ${process.versions.node}, the version that this machine has.`,
        );
    },
  );

  it('accepts the empty settings that tools send', async () => {
    const nothing = {
      VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
      DeadLetterConfig: {},
      FileSystemConfigs: [],
      KMSKeyArn: '',
      Layers: [],
      SnapStart: { ApplyOn: 'None' as const },
    };
    await create(nothing);
    await client.send(new UpdateFunctionConfigurationCommand({ ...named(), ...nothing }));
    expect(await answerOf()).toEqual({});
  });

  it('refuses what is not a zip in the words of AWS', async () => {
    await expect(create({ Code: { ZipFile: Buffer.from('zip?') } })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'Could not unzip uploaded file. Please check your file, then try to upload again.',
    });
  });

  it('refuses a name that is taken', async () => {
    await create();
    await expect(create()).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: 'Function already exist: echo',
    });
  });

  it.each([
    ['no code', { Code: {} }, 'provide a source'],
    ['no handler', { Handler: undefined }, 'Runtime and Handler are mandatory parameters'],
    ['no runtime', { Runtime: undefined }, 'Runtime and Handler are mandatory parameters'],
    [
      'a zip with a path that climbs out of it',
      { Code: { ZipFile: zipOf({ '../a.js': '' }) } },
      'then try to upload again. (its entry ',
    ],
    [
      'a runtime that AWS has',
      { Runtime: 'java21' },
      'The emulator does not support the runtime java21. It runs nodejs18.x, ',
    ],
    [
      'a runtime that nobody has',
      { Runtime: 'cobol' },
      "Value cobol at 'runtime' failed to satisfy constraint",
    ],
    [
      'a runtime that AWS has no more',
      { Runtime: 'nodejs14.x' },
      'The runtime parameter of nodejs14.x is no longer supported',
    ],
    ['a name that is too long', { FunctionName: 'x'.repeat(65) }, 'length less than or equal to 64'],
    [
      'a reserved variable',
      { Environment: { Variables: { AWS_REGION: 'x', A1: 'y' } } },
      'Reserved keys used in this request: AWS_REGION',
    ],
    [
      'variables of over 4 KB',
      { Environment: { Variables: { A1: 'x'.repeat(4100) } } },
      'exceeded the 4KB limit. String measured: {"A1":"xxx',
    ],
  ])('refuses %s', async (_what, changes, message) => {
    await expect(create(changes)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining(message) as string,
    });
    expect((await client.send(new ListFunctionsCommand({}))).Functions).toEqual([]);
  });

  it.each([
    [
      'a VPC',
      { VpcConfig: { SubnetIds: ['subnet-1'] } },
      'The emulator does not support functions in a VPC.',
    ],
    [
      'a dead-letter queue',
      { DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:000000000000:q' } },
      'does not support DeadLetterConfig',
    ],
    ['SnapStart', { SnapStart: { ApplyOn: 'PublishedVersions' } }, 'does not support SnapStart'],
    [
      'an image',
      { Code: { ImageUri: 'image' }, Handler: undefined },
      'does not support functions of container images',
    ],
    [
      'a level that is none',
      { LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'LOUD' } },
      "Value 'LOUD' at 'loggingConfig.applicationLogLevel' failed to satisfy constraint: Member must satisfy enum value set",
    ],
    ['PackageType', { PackageType: 'Image' }, 'does not support functions of the package type Image'],
    ['Timeout', { Timeout: 901 }, "Value '901' at 'timeout'"],
    [
      'a name of wrong characters',
      { FunctionName: 'no spaces' },
      "Value 'no spaces' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?",
    ],
    [
      'a role that is none',
      { Role: 'r1' },
      "Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
    ],
    [
      'two architectures',
      { Architectures: ['x86_64', 'arm64'] },
      "Value '[x86_64, arm64]' at 'architectures' failed to satisfy constraint: Member must have length less than or equal to 1",
    ],
  ])('refuses %s by name', async (_what, changes, message) => {
    await expect(create(changes)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message) as string,
    });
  });
});

describe('names', () => {
  it.each(['echo', ARN, '000000000000:function:echo', 'echo:$LATEST', `${ARN}:$LATEST`])(
    'may be written as %s',
    async (FunctionName) => {
      await create();
      const found = await client.send(new GetFunctionConfigurationCommand({ FunctionName }));
      expect(found.FunctionArn).toBe(FunctionName.includes('$') ? `${ARN}:$LATEST` : ARN);
    },
  );

  it.each(['other', 'echo:7', 'echo:live', ARN.replace('000000000000', '000000000001')])(
    'are not found as %s',
    async (FunctionName) => {
      await create();
      await expect(client.send(new GetFunctionCommand({ FunctionName }))).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        message: expect.stringMatching(/^Function not found: arn:aws:lambda:/) as string,
      });
    },
  );
});

it('refuses a name and a qualifier that differ, and a region that is not its own', async () => {
  await expect(
    client.send(new GetFunctionCommand({ FunctionName: 'echo:1', Qualifier: '2' })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: 'The derived qualifier from the function name does not match the specified qualifier.',
  });
  await expect(
    client.send(new GetFunctionCommand({ FunctionName: ARN.replace('us-east-1', 'eu-west-1') })),
  ).rejects.toMatchObject({
    message: "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
  });
});

describe('changes', () => {
  it('run the new code at once, and forget the old', async () => {
    await create();
    const folders = await codeFolders();
    await answerOf();
    const ZipFile = zipOf({ 'index.mjs': 'export const handler = async () => "new";' });
    const before = await client.send(new GetFunctionConfigurationCommand(named()));
    const after = await client.send(new UpdateFunctionCodeCommand({ ...named(), ZipFile }));
    expect(await answerOf()).toBe('new');
    expect(after.CodeSha256).not.toBe(before.CodeSha256);
    expect(after.RevisionId).not.toBe(before.RevisionId);
    expect(await codeFolders()).toBe(folders);
  });

  it('run in the new environment, and leave the rest as it was', async () => {
    await create({
      Code: { ZipFile: zipOf({ 'index.mjs': 'export const handler = async () => process.env.COLOUR;' }) },
      Description: 'says a colour',
    });
    expect(await answerOf()).toBeNull();
    const Environment = { Variables: { COLOUR: 'red' } };
    const after = await client.send(new UpdateFunctionConfigurationCommand({ ...named(), Environment }));
    expect(after).toMatchObject({
      Description: 'says a colour',
      Environment,
      LastUpdateStatus: 'InProgress',
    });
    await waitUntilFunctionUpdatedV2({ client, maxWaitTime: 10 }, named());
    expect(await answerOf()).toBe('red');
  });

  it('switch the format of the log and its levels, and forget the levels with JSON', async () => {
    await create();
    const loggingAfter = async (LoggingConfig: LoggingConfig): Promise<unknown> =>
      (await client.send(new UpdateFunctionConfigurationCommand({ ...named(), LoggingConfig })))
        .LoggingConfig;
    const LogGroup = '/aws/lambda/echo';
    const json = { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'INFO', LogGroup };
    expect(await loggingAfter({ LogFormat: 'JSON' })).toEqual(json);
    const quieter = { ...json, ApplicationLogLevel: 'FATAL' };
    expect(await loggingAfter({ ApplicationLogLevel: 'FATAL' })).toEqual(quieter);
    expect(await loggingAfter({ SystemLogLevel: 'WARN' })).toEqual({ ...quieter, SystemLogLevel: 'WARN' });
    expect(await loggingAfter({ LogFormat: 'Text' })).toEqual({ LogFormat: 'Text', LogGroup });
    await expect(loggingAfter({ SystemLogLevel: 'WARN' })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringMatching(/^LogLevel is not supported when LogFormat is set to "Text"/) as string,
    });
  });

  it('are refused when they name another revision', async () => {
    await create();
    await expect(
      client.send(new UpdateFunctionConfigurationCommand({ ...named(), RevisionId: 'old' })),
    ).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  });

  it('are only checked in a dry run', async () => {
    const { CodeSha256 } = await create();
    const ZipFile = zipOf({ 'index.mjs': 'export const handler = async () => "dry";' });
    await client.send(new UpdateFunctionCodeCommand({ ...named(), ZipFile, DryRun: true }));
    const { Configuration, Code } = await client.send(new GetFunctionCommand(named()));
    expect(Configuration?.CodeSha256).toBe(CodeSha256);
    const zip = await (await fetch(Code?.Location as string)).arrayBuffer();
    expect(new Uint8Array(zip)).toEqual(zipOf({ 'index.mjs': ECHO }));
  });
});

describe('Invoke', () => {
  it('answers 202 to an event, and runs it', async () => {
    await create({
      Code: { ZipFile: zipOf({ 'index.mjs': 'export const handler = async (e) => console.log(e.a);' }) },
    });
    const { StatusCode, Payload } = await client.send(
      new InvokeCommand({ ...named(), InvocationType: 'Event', Payload: '{"a":"an event"}' }),
    );
    expect([StatusCode, Payload ?? null]).toEqual([202, null]);
    await expect.poll(() => lambda.logLines.join('\n')).toContain('INFO\tan event');
  });

  it('runs nothing in a dry run', async () => {
    await create();
    const { StatusCode } = await client.send(new InvokeCommand({ ...named(), InvocationType: 'DryRun' }));
    expect(StatusCode).toBe(204);
    await expect(
      client.send(new InvokeCommand({ ...named('missing'), InvocationType: 'DryRun' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('passes the client context on', async () => {
    await create({
      Code: { ZipFile: zipOf({ 'index.mjs': 'export const handler = async (_, c) => c.clientContext;' }) },
    });
    const ClientContext = Buffer.from('{"custom":\n{"a":1}}').toString('base64');
    const { Payload, ExecutedVersion } = await client.send(new InvokeCommand({ ...named(), ClientContext }));
    expect(JSON.parse(Payload!.transformToString())).toEqual({ custom: { a: 1 } });
    expect(ExecutedVersion).toBe('$LATEST');
  });

  it('refuses a payload that is not JSON, or too large', async () => {
    await create();
    await expect(client.send(new InvokeCommand({ ...named(), Payload: '{' }))).rejects.toMatchObject({
      name: 'InvalidRequestContentException',
    });
    await expect(
      client.send(new InvokeCommand({ ...named(), Payload: Buffer.from([0x22, 0x87, 0x22]) })),
    ).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
    const Payload = JSON.stringify('x'.repeat(6_291_456));
    await expect(client.send(new InvokeCommand({ ...named(), Payload }))).rejects.toMatchObject({
      name: 'RequestTooLargeException',
      message: 'Request must be smaller than 6291456 bytes for the InvokeFunction operation',
    });
  });
});

it('throttles a function beyond its reserved concurrency', async () => {
  await create();
  const reserve = (ReservedConcurrentExecutions: number) =>
    client.send(new PutFunctionConcurrencyCommand({ ...named(), ReservedConcurrentExecutions }));
  await reserve(0);
  await expect(client.send(new InvokeCommand(named()))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    message: 'Rate Exceeded.',
    $metadata: { httpStatusCode: 429 },
  });
  await reserve(1);
  const read = await client.send(new GetFunctionConcurrencyCommand(named()));
  expect(read.ReservedConcurrentExecutions).toBe(1);
  expect(await answerOf()).toEqual({});
  await client.send(new DeleteFunctionConcurrencyCommand(named()));
  expect(
    (await client.send(new GetFunctionConcurrencyCommand(named()))).ReservedConcurrentExecutions,
  ).toBeUndefined();
});

it('leaves 100 of the account’s concurrency unreserved', async () => {
  await create();
  await expect(
    client.send(new PutFunctionConcurrencyCommand({ ...named(), ReservedConcurrentExecutions: 901 })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: expect.stringContaining('below its minimum value of [100]') as string,
  });
});

it('counts functions and their code in the account', async () => {
  const { CodeSize } = await create();
  expect(await client.send(new GetAccountSettingsCommand({}))).toMatchObject({
    AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 1000 },
    AccountUsage: { FunctionCount: 1, TotalCodeSize: CodeSize },
  });
});

it('keeps tags', async () => {
  await create({ Tags: { a: '1' } });
  await client.send(new TagResourceCommand({ Resource: ARN, Tags: { b: '2', c: '3' } }));
  await client.send(new UntagResourceCommand({ Resource: ARN, TagKeys: ['a', 'c'] }));
  expect((await client.send(new ListTagsCommand({ Resource: ARN }))).Tags).toEqual({ b: '2' });
});

it.each([
  ['none', { Tags: {} }, 'An error occurred and the request cannot be processed.'],
  ['more than 50', { Tags: manyTags() }, 'Number of tags exceeds resource tag limit.'],
  [
    'those of a version',
    { Resource: `${ARN}:1` },
    'Tags on function aliases and versions are not supported.',
  ],
  [
    'those of a layer',
    { Resource: ARN.replace('function', 'layer') },
    'The emulator does not support tags of arn:',
  ],
])('refuses tags: %s', async (_what, changes, message) => {
  await create();
  const tagging = new TagResourceCommand({ Resource: ARN, Tags: { a: '1' }, ...changes });
  await expect(client.send(tagging)).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: expect.stringContaining(message) as string,
  });
});

function manyTags(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key-${index}`, 'value']));
}

it('lists functions page by page', async () => {
  for (const name of ['c', 'a', 'b']) await create({ FunctionName: name });
  const first = await client.send(new ListFunctionsCommand({ MaxItems: 2 }));
  const second = await client.send(new ListFunctionsCommand({ Marker: first.NextMarker }));
  const names = [...(first.Functions ?? []), ...(second.Functions ?? [])].map(
    ({ FunctionName }) => FunctionName,
  );
  expect(names).toEqual(['a', 'b', 'c']);
  expect(second.NextMarker).toBeUndefined();
});

it('forgets a deleted function and its code', async () => {
  await create();
  await create({ FunctionName: 'same-code' });
  expect(await codeFolders()).toBe(1);
  await client.send(new DeleteFunctionCommand(named()));
  expect(await answerOf('same-code')).toEqual({});
  await client.send(new DeleteFunctionCommand(named('same-code')));
  expect(await codeFolders()).toBe(0);
  await expect(client.send(new DeleteFunctionCommand(named()))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Function not found: ${ARN}`,
  });
});

it('refuses by name what it does not do', async () => {
  const url = new CreateFunctionUrlConfigCommand({ ...named(), AuthType: 'NONE' });
  await expect(client.send(url)).rejects.toMatchObject({
    message: expect.stringContaining('CreateFunctionUrlConfig') as string,
  });
});

it('has every operation and error in its README, and no other', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const listed = [...readme.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...Object.keys(operations), ...Object.keys(errors)].sort());
});
