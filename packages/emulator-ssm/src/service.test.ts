import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  LabelParameterVersionCommand,
  PutParameterCommand,
  type PutParameterCommandInput,
  type SSMClient,
  UnlabelParameterVersionCommand,
} from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSsm } from './testing/start-ssm.ts';

let server: Awaited<ReturnType<typeof startSsm>>;
let client: SSMClient;
const Name = '/scones/threshold';

beforeEach(async () => {
  server = await startSsm();
  ({ client } = server);
  await client.send(new PutParameterCommand({ Name, Value: '0.93', Type: 'String' }));
});
afterEach(() => server.close());

it('keeps a parameter', async () => {
  const { Parameter } = await client.send(new GetParameterCommand({ Name }));
  expect(Parameter).toEqual({
    Name,
    Type: 'String',
    Value: '0.93',
    Version: 1,
    LastModifiedDate: new Date('2026-01-01T00:00:00Z'),
    ARN: 'arn:aws:ssm:us-east-1:000000000000:parameter/scones/threshold',
    DataType: 'text',
  });
});

it('writes over a parameter only when told to, as its next version', async () => {
  await expect(client.send(new PutParameterCommand({ Name, Value: '0.5' }))).rejects.toMatchObject({
    name: 'ParameterAlreadyExists',
  });
  const { Version } = await client.send(new PutParameterCommand({ Name, Value: '0.5', Overwrite: true }));
  expect(Version).toBe(2);
});

it('answers several, and names those that do not exist', async () => {
  expect(await client.send(new GetParametersCommand({ Names: [Name, '/other'] }))).toMatchObject({
    Parameters: [{ Name }],
    InvalidParameters: ['/other'],
  });
});

it('answers those under a path, page by page', async () => {
  await client.send(new PutParameterCommand({ Name: '/scones/deep/er', Value: 'x', Type: 'String' }));
  const under = async (input: object): Promise<(string | undefined)[]> => {
    const { Parameters } = await client.send(new GetParametersByPathCommand({ Path: '/scones', ...input }));
    return Parameters?.map((parameter) => parameter.Name) ?? [];
  };
  expect(await under({})).toEqual([Name]);
  expect(await under({ Recursive: true })).toEqual(['/scones/deep/er', Name]);
  expect(await under({ Recursive: true, MaxResults: 1 })).toEqual(['/scones/deep/er']);
  const { NextToken } = await client.send(
    new GetParametersByPathCommand({ Path: '/scones', Recursive: true, MaxResults: 1 }),
  );
  expect(await under({ Recursive: true, NextToken })).toEqual([Name]);
  await expect(under({ Recursive: true, NextToken: '/scones' })).rejects.toMatchObject({
    name: 'InvalidNextToken',
    message: 'The specified token is not valid.',
  });
});

it('forgets a parameter', async () => {
  await client.send(new DeleteParameterCommand({ Name }));
  await expect(client.send(new GetParameterCommand({ Name }))).rejects.toMatchObject({
    name: 'ParameterNotFound',
  });
});

const ARN = 'arn:aws:ssm:us-east-1:000000000000:parameter/scones/threshold';
const overwrite = (Value: string): Promise<unknown> =>
  client.send(new PutParameterCommand({ Name, Value, Overwrite: true }));

it.each([Name, ARN])('finds a parameter and its versions by %s', async (asked) => {
  await overwrite('0.5');
  const get = async (name: string): Promise<unknown> =>
    (await client.send(new GetParameterCommand({ Name: name }))).Parameter;
  expect(await get(asked)).toMatchObject({ Name, Value: '0.5', Version: 2 });
  expect(await get(`${asked}:1`)).toMatchObject({ Name, Value: '0.93', Version: 1, Selector: ':1' });
  const several = await client.send(new GetParametersCommand({ Names: [`${asked}:1`, `${asked}:9`] }));
  expect(several).toMatchObject({ Parameters: [{ Value: '0.93' }], InvalidParameters: [`${asked}:9`] });
  await expect(get(`${asked}:9`)).rejects.toMatchObject({ name: 'ParameterVersionNotFound' });
  await expect(get(`${asked}x`)).rejects.toMatchObject({ name: 'ParameterNotFound' });
});

it('finds a parameter whose name has no slash by its ARN', async () => {
  await client.send(new PutParameterCommand({ Name: 'plain', Value: 'x', Type: 'String' }));
  const asked = { Name: 'arn:aws:ssm:us-east-1:000000000000:parameter/plain' };
  const { Parameter } = await client.send(new GetParameterCommand(asked));
  expect(Parameter).toMatchObject({ Name: 'plain', Value: 'x' });
});

it('moves a label from version to version', async () => {
  await overwrite('0.5');
  const label = (ParameterVersion: number): Promise<object> =>
    client.send(
      new LabelParameterVersionCommand({ Name, ParameterVersion, Labels: ['live', '1st', 'aws-x'] }),
    );
  expect(await label(1)).toMatchObject({ InvalidLabels: ['1st', 'aws-x'], ParameterVersion: 1 });
  await label(2);
  const { Parameter } = await client.send(new GetParameterCommand({ Name: `${Name}:live` }));
  expect(Parameter).toMatchObject({ Value: '0.5', Selector: ':live' });
  const { Parameters } = await client.send(new GetParameterHistoryCommand({ Name }));
  expect(Parameters?.map(({ Value, Labels }) => [Value, Labels])).toEqual([
    ['0.93', []],
    ['0.5', ['live']],
  ]);
  const removed = new UnlabelParameterVersionCommand({ Name, ParameterVersion: 2, Labels: ['live', 'x'] });
  expect(await client.send(removed)).toMatchObject({ RemovedLabels: ['live'], InvalidLabels: ['x'] });
});

it('keeps the last hundred versions', async () => {
  for (let version = 2; version <= 101; version++) await overwrite(String(version));
  const { Parameters } = await client.send(new GetParameterHistoryCommand({ Name, MaxResults: 1 }));
  expect(Parameters).toMatchObject([{ Version: 2 }]);
  await client.send(new LabelParameterVersionCommand({ Name, ParameterVersion: 2, Labels: ['kept'] }));
  await expect(overwrite('x')).rejects.toMatchObject({ name: 'ParameterMaxVersionLimitExceeded' });
});

it.each(['a', '/a//b', '/a b'])('refuses the path %s in the words of AWS', async (Path) => {
  await expect(client.send(new GetParametersByPathCommand({ Path }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('The parameter name must begin with a forward slash "/".'),
  });
});

it.each([
  [{ Name: 'a b' }, 'ValidationException', 'each sub-path can be formed as a mix of letters'],
  [{ Name: 'a/b' }, 'ValidationException', 'Parameter name must be a fully qualified name.'],
  [{ Name: 'awsome' }, 'ValidationException', 'can\'t be prefixed with "aws" or "ssm"'],
  [{ Name: '/aws/x' }, 'AccessDeniedException', 'No access to reserved parameter name: /aws/x.'],
  [{ Name: '/a'.repeat(16) }, 'HierarchyLevelLimitExceededException', 'maximum of 15 levels'],
  [{ Type: undefined }, 'ValidationException', 'A parameter type is required when you create a parameter.'],
  [{ Value: 'x'.repeat(4097) }, 'ValidationException', 'maximum parameter value of 4096 characters'],
  [{ AllowedPattern: '[0-9]+' }, 'ParameterPatternMismatchException', 'allowedPattern: [0-9]+'],
  [{ AllowedPattern: '[' }, 'InvalidAllowedPatternException', 'regular expression'],
  [{ AllowedPattern: '(\\w+)+', Value: `${'a'.repeat(50)}!` }, 'InvalidAllowedPatternException', 'too long'],
  [{ Tier: 'Advanced' as const }, 'ValidationException', 'does not support the tier Advanced'],
])('refuses %j', async (change, name, message) => {
  const input = { Name: 'new', Value: 'x', Type: 'String', ...change } as PutParameterCommandInput;
  await expect(client.send(new PutParameterCommand(input))).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message) as string,
  });
});

it('keeps no secrets', async () => {
  await expect(
    client.send(new PutParameterCommand({ Name: 'key', Value: 'x', Type: 'SecureString' })),
  ).rejects.toThrow('keeps no secrets');
});
