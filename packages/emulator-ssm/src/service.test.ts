import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  PutParameterCommand,
  type SSMClient,
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

it('answers several, and says which there are not', async () => {
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
  expect(await under({ Recursive: true, NextToken: '/scones/deep/er' })).toEqual([Name]);
});

it('forgets a parameter', async () => {
  await client.send(new DeleteParameterCommand({ Name }));
  await expect(client.send(new GetParameterCommand({ Name }))).rejects.toMatchObject({
    name: 'ParameterNotFound',
  });
});

it('keeps no secrets', async () => {
  await expect(
    client.send(new PutParameterCommand({ Name: 'key', Value: 'x', Type: 'SecureString' })),
  ).rejects.toThrow('keeps no secrets');
});
