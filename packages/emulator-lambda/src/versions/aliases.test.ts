import {
  CreateAliasCommand,
  DeleteAliasCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  ListAliasesCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { systemClock, systemRandom } from '@scones/deterministic';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ANSWERS_TWO,
  constraint,
  FUNCTIONS,
  lambdaUnderTest,
  refusal,
} from '../testing/lambda-under-test.ts';

let drawn = 0;
const tested = lambdaUnderTest({
  clock: systemClock,
  random: { ...systemRandom, uuid: () => systemRandom.uuid(), float: () => drawn },
});
let FunctionName = '';

beforeEach(async () => {
  ({ FunctionName } = await tested.make({ Publish: true }));
  await tested.client.send(
    new UpdateFunctionCodeCommand({ FunctionName, ZipFile: ANSWERS_TWO, Publish: true }),
  );
});

const create = (Name: string, changes: object = {}) =>
  tested.client.send(new CreateAliasCommand({ FunctionName, Name, FunctionVersion: '1', ...changes }));
const update = (Name: string, changes: object) =>
  tested.client.send(new UpdateAliasCommand({ FunctionName, Name, ...changes }));
const get = (Name: string) => tested.client.send(new GetAliasCommand({ FunctionName, Name }));
const shared = (version: string, weight: number) => ({
  RoutingConfig: { AdditionalVersionWeights: { [version]: weight } },
});

describe('CreateAlias', () => {
  it('answers 201 with the alias, which GetAlias answers from then on', async () => {
    const made = await create('live', { Description: 'in use', ...shared('2', 0.25) });
    expect(made.$metadata.httpStatusCode).toBe(201);
    const expected = {
      AliasArn: `${FUNCTIONS}${FunctionName}:live`,
      Name: 'live',
      FunctionVersion: '1',
      Description: 'in use',
      RoutingConfig: { AdditionalVersionWeights: { 2: 0.25 } },
      RevisionId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
    };
    expect(made).toMatchObject(expected);
    const { $metadata, ...found } = await get('live');
    expect($metadata.httpStatusCode).toBe(200);
    expect(found).toEqual({ ...expected, RevisionId: made.RevisionId });
  });

  it('has an empty description and no routing by default', async () => {
    const made = await create('plain');
    expect(made.Description).toBe('');
    expect(made).not.toHaveProperty('RoutingConfig');
  });

  it('may name $LATEST, and takes the function by its ARN', async () => {
    const made = await create('newest', {
      FunctionName: `${FUNCTIONS}${FunctionName}`,
      FunctionVersion: '$LATEST',
    });
    expect(made).toMatchObject({
      FunctionVersion: '$LATEST',
      AliasArn: `${FUNCTIONS}${FunctionName}:newest`,
    });
  });

  it('keeps aliases of the same name for two functions apart', async () => {
    const other = await tested.make({ Publish: true });
    await create('live', { FunctionVersion: '2' });
    await create('live', { FunctionName: other.FunctionName });
    expect((await get('live')).FunctionVersion).toBe('2');
  });

  it.each([
    [
      'a name of other characters',
      'a.b',
      {},
      constraint('a.b', 'name', 'satisfy regular expression pattern'),
    ],
    ['a name that is a number', '12', {}, constraint('12', 'name')],
    ['a name of 129 characters', 'x'.repeat(129), {}, constraint('x'.repeat(129), 'name', 'have length')],
    ['a version that is a name', 'x', { FunctionVersion: 'live' }, constraint('live', 'functionVersion')],
    [
      'a weight below 0',
      'x',
      shared('2', -0.1),
      expect.stringContaining('Map value must satisfy constraint'),
    ],
    ['a long description', 'x', { Description: 'x'.repeat(257) }, constraint('x'.repeat(257), 'description')],
  ])('refuses %s as AWS’s check does', async (_what, Name, changes, message) => {
    expect(await refusal(create(Name, changes))).toEqual({
      name: 'ValidationException',
      status: 400,
      message,
    });
  });

  it('answers 409 where the alias is there already', async () => {
    await create('live');
    expect(await refusal(create('live'))).toEqual({
      name: 'ResourceConflictException',
      status: 409,
      message: `Alias already exists: ${FUNCTIONS}${FunctionName}:live`,
    });
  });

  it('answers 404 where either version is not there', async () => {
    const missing = { name: 'ResourceNotFoundException', status: 404 };
    expect(await refusal(create('x', { FunctionVersion: '7' }))).toEqual({
      ...missing,
      message: `Function not found: ${FUNCTIONS}${FunctionName}:7`,
    });
    expect(await refusal(create('x', shared('8', 0.5)))).toEqual({
      ...missing,
      message: `Function not found: ${FUNCTIONS}${FunctionName}:8`,
    });
  });
});

describe('UpdateAlias', () => {
  it('leaves as it is all that is not given', async () => {
    await create('live', { Description: 'in use', ...shared('2', 0.25) });
    expect(await update('live', { Description: 'in rest' })).toMatchObject({
      FunctionVersion: '1',
      Description: 'in rest',
      RoutingConfig: { AdditionalVersionWeights: { 2: 0.25 } },
    });
  });

  it('ends the routing by an empty map of weights', async () => {
    await create('live', shared('2', 0.25));
    expect(await update('live', { RoutingConfig: { AdditionalVersionWeights: {} } })).not.toHaveProperty(
      'RoutingConfig',
    );
  });

  it('gives each change a revision, and accepts only the last one', async () => {
    const { RevisionId: first } = await create('live');
    const { RevisionId: second } = await update('live', { RevisionId: first, Description: 'two' });
    expect(second).not.toBe(first);
    expect(await refusal(update('live', { RevisionId: first, Description: 'three' }))).toEqual({
      name: 'PreconditionFailedException',
      status: 412,
      message:
        'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve ' +
        'the latest Revision Id',
    });
    expect((await get('live')).Description).toBe('two');
  });

  it('refuses to move onto the version that it shares with', async () => {
    await create('live', shared('2', 0.25));
    expect((await refusal(update('live', { FunctionVersion: '2' }))).message).toBe(
      'Invalid function version 2. Function version 2 is already included in routing configuration.',
    );
    expect((await get('live')).FunctionVersion).toBe('1');
  });
});

describe('an alias', () => {
  it('qualifies its function in the name, as a member and in the ARN', async () => {
    await create('live', { FunctionVersion: '2' });
    const { client } = tested;
    for (const names of [
      { FunctionName, Qualifier: 'live' },
      { FunctionName: `${FunctionName}:live` },
      { FunctionName: `${FUNCTIONS}${FunctionName}:live`, Qualifier: 'live' },
    ]) {
      const found = await client.send(new GetFunctionConfigurationCommand(names));
      expect(found).toMatchObject({ Version: '2', FunctionArn: `${FUNCTIONS}${FunctionName}:live` });
      expect((await client.send(new GetFunctionCommand(names))).Code?.Location).toContain(
        `${FunctionName}:2/code`,
      );
    }
  });

  it('gives its second version the invocations below the weight, and the first all others', async () => {
    await create('live', shared('2', 0.3));
    const invoke = async (float: number) => {
      drawn = float;
      const answer = await tested.client.send(new InvokeCommand({ FunctionName, Qualifier: 'live' }));
      return [answer.ExecutedVersion, answer.Payload?.transformToString()];
    };
    expect(await invoke(0.29)).toEqual(['2', '2']);
    expect(await invoke(0.3)).toEqual(['1', '1']);
  });
});

describe('ListAliases and DeleteAlias', () => {
  it('lists page by page, by name', async () => {
    for (const name of ['c', 'a', 'b']) await create(name);
    const list = (changes: object) =>
      tested.client.send(new ListAliasesCommand({ FunctionName, ...changes }));
    const first = await list({ MaxItems: 2 });
    expect(first.Aliases?.map(({ Name }) => Name)).toEqual(['a', 'b']);
    const second = await list({ MaxItems: 2, Marker: first.NextMarker });
    expect(second.Aliases?.map(({ Name }) => Name)).toEqual(['c']);
    expect(second).not.toHaveProperty('NextMarker');
  });

  it('lists an alias under both versions that it shares', async () => {
    await create('live', shared('2', 0.25));
    for (const [FunctionVersion, names] of [
      ['1', ['live']],
      ['2', ['live']],
      ['$LATEST', []],
    ] as const) {
      const { Aliases } = await tested.client.send(new ListAliasesCommand({ FunctionName, FunctionVersion }));
      expect(Aliases?.map(({ Name }) => Name)).toEqual(names);
    }
  });

  it('answers 204 to a deletion, also of an alias that is gone', async () => {
    await create('live');
    for (let time = 0; time < 2; time++) {
      const { $metadata } = await tested.client.send(new DeleteAliasCommand({ FunctionName, Name: 'live' }));
      expect($metadata.httpStatusCode).toBe(204);
    }
    expect(await refusal(get('live'))).toEqual({
      name: 'ResourceNotFoundException',
      status: 404,
      message: `Cannot find alias arn: ${FUNCTIONS}${FunctionName}:live`,
    });
  });
});
