import {
  CreateAliasCommand,
  DeleteFunctionCommand,
  GetFunctionConfigurationCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ANSWERS_TWO,
  FUNCTIONS,
  lambdaUnderTest,
  type MadeFunction,
  refusal,
} from '../testing/lambda-under-test.ts';

const tested = lambdaUnderTest();
let made: MadeFunction;
let FunctionName = '';

beforeEach(async () => {
  made = await tested.make();
  ({ FunctionName } = made);
});

const publish = (changes: object = {}) =>
  tested.client.send(new PublishVersionCommand({ FunctionName, ...changes }));
const latest = () => tested.client.send(new GetFunctionConfigurationCommand({ FunctionName }));
const configure = (changes: object) =>
  tested.client.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...changes }));

describe('PublishVersion', () => {
  it('answers 201 with the version, which is ready and has the code of $LATEST', async () => {
    const version = await publish();
    expect(version.$metadata.httpStatusCode).toBe(201);
    expect(version).toMatchObject({
      FunctionArn: `${FUNCTIONS}${FunctionName}:1`,
      Version: '1',
      CodeSha256: made.CodeSha256,
      CodeSize: made.CodeSize,
      State: 'Active',
      LastUpdateStatus: 'Successful',
    });
    expect((await latest()).FunctionArn).toBe(`${FUNCTIONS}${FunctionName}`);
  });

  it('takes the given description, or else the function’s, which keeps its own', async () => {
    await configure({ Description: 'of the function' });
    expect((await publish({ Description: 'of the version' })).Description).toBe('of the version');
    expect((await latest()).Description).toBe('of the function');
    await configure({ Timeout: 9 });
    expect((await publish()).Description).toBe('of the function');
  });

  it('makes the version only of the code whose hash is given', async () => {
    expect((await publish({ CodeSha256: made.CodeSha256 })).Version).toBe('1');
    expect(await refusal(publish({ CodeSha256: 'x' }))).toEqual({
      name: 'InvalidParameterValueException',
      status: 400,
      message:
        `CodeSHA256 (x) is different from current CodeSHA256 in $LATEST (${made.CodeSha256}). Please try again with ` +
        'the CodeSHA256 in $LATEST.',
    });
  });

  it('makes it only of the revision given, which each version changes', async () => {
    const { RevisionId } = await latest();
    await publish({ RevisionId });
    expect((await latest()).RevisionId).not.toBe(RevisionId);
    expect(await refusal(publish({ RevisionId }))).toMatchObject({
      name: 'PreconditionFailedException',
      status: 412,
    });
  });

  it.each([
    ['the handler', { Handler: 'index.other' }],
    ['the runtime', { Runtime: 'nodejs22.x' }],
    ['the role', { Role: 'arn:aws:iam::000000000000:role/other' }],
    ['the timeout', { Timeout: 9 }],
    ['the memory', { MemorySize: 256 }],
    ['the environment', { Environment: { Variables: { A1: 'b' } } }],
    ['the tracing', { TracingConfig: { Mode: 'Active' } }],
    ['the temporary storage', { EphemeralStorage: { Size: 1024 } }],
    ['the log group', { LoggingConfig: { LogGroup: '/other' } }],
    ['the log format', { LoggingConfig: { LogFormat: 'JSON' } }],
  ])('makes a new version where %s has changed, and none without a change', async (_what, changes) => {
    await publish();
    await configure(changes);
    expect((await publish()).Version).toBe('2');
    expect((await publish()).Version).toBe('2');
    const { Version, ...first } = await tested.client.send(
      new GetFunctionConfigurationCommand({ FunctionName, Qualifier: '1' }),
    );
    expect(Version).toBe('1');
    expect(first).not.toMatchObject(changes);
  });

  it.each([
    ['a version', '1'],
    ['an alias', 'live'],
  ])('refuses %s in place of a function', async (_what, qualifier) => {
    expect(await refusal(publish({ FunctionName: `${FunctionName}:${qualifier}` }))).toEqual({
      name: 'InvalidParameterValueException',
      status: 400,
      message:
        'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. ' +
        'Please specify either a function name or an unqualified function ARN.',
    });
  });

  it('answers 404 for a function that is not there', async () => {
    expect(await refusal(publish({ FunctionName: 'none' }))).toEqual({
      name: 'ResourceNotFoundException',
      status: 404,
      message: `Function not found: ${FUNCTIONS}none`,
    });
  });
});

describe('ListVersionsByFunction', () => {
  const list = (changes: object = {}) =>
    tested.client.send(new ListVersionsByFunctionCommand({ FunctionName, ...changes }));

  it('lists $LATEST first, then versions by number, page by page', async () => {
    for (let version = 1; version <= 11; version++) {
      await configure({ Timeout: version + 10 });
      await publish();
    }
    const pages: (string | undefined)[][] = [];
    let Marker: string | undefined;
    do {
      const page = await list({ MaxItems: 5, Marker });
      pages.push((page.Versions ?? []).map(({ Version }) => Version));
      Marker = page.NextMarker;
    } while (Marker !== undefined);
    expect(pages).toEqual([
      ['$LATEST', '1', '2', '3', '4'],
      ['5', '6', '7', '8', '9'],
      ['10', '11'],
    ]);
  });

  it('says nothing of their state, as AWS does in lists', async () => {
    await publish();
    for (const version of (await list()).Versions ?? []) {
      expect(version).not.toHaveProperty('State');
      expect(version).not.toHaveProperty('LastUpdateStatus');
    }
  });

  it('lists no versions of a function whose name begins with this one', async () => {
    const longer = `${FunctionName}-longer`;
    await tested.make({ FunctionName: longer, Publish: true });
    const { Versions = [] } = await list();
    expect(Versions.map((version) => version.FunctionName)).toEqual([FunctionName]);
  });
});

describe('DeleteFunction of a version', () => {
  const remove = (Qualifier: string) =>
    tested.client.send(new DeleteFunctionCommand({ FunctionName, Qualifier }));

  it('answers 204, and leaves the function and its other versions', async () => {
    await publish();
    await tested.client.send(
      new UpdateFunctionCodeCommand({ FunctionName, ZipFile: ANSWERS_TWO, Publish: true }),
    );
    expect((await remove('1')).$metadata.httpStatusCode).toBe(204);
    const { Versions = [] } = await tested.client.send(new ListVersionsByFunctionCommand({ FunctionName }));
    expect(Versions.map(({ Version }) => Version)).toEqual(['$LATEST', '2']);
  });

  it('is refused while an alias shares its invocations with the version', async () => {
    await publish();
    await tested.client.send(
      new UpdateFunctionCodeCommand({ FunctionName, ZipFile: ANSWERS_TWO, Publish: true }),
    );
    for (const Name of ['first', 'second'])
      await tested.client.send(
        new CreateAliasCommand({
          FunctionName,
          Name,
          FunctionVersion: '2',
          RoutingConfig: { AdditionalVersionWeights: { 1: 0.5 } },
        }),
      );
    expect(await refusal(remove('1'))).toEqual({
      name: 'ResourceConflictException',
      status: 409,
      message: 'Unable to delete version because the following aliases reference it: [first, second]',
    });
  });
});
