import {
  AddTagsToResourceCommand,
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  type GetParametersByPathCommandInput,
  GetParametersCommand,
  LabelParameterVersionCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
  type PutParameterCommandInput,
  RemoveTagsFromResourceCommand,
  type SSMClient,
  UnlabelParameterVersionCommand,
} from '@aws-sdk/client-ssm';
import type { FakeClock } from '@scones/deterministic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSsm } from './testing/start-ssm.ts';

let server: Awaited<ReturnType<typeof startSsm>>;
let client: SSMClient;
let clock: FakeClock;
const Name = '/shop/threshold';
const ARN = `arn:aws:ssm:us-east-1:000000000000:parameter${Name}`;

const put = (change: Partial<PutParameterCommandInput> = {}) =>
  client.send(new PutParameterCommand({ Name, Value: '0.9', Type: 'String', ...change }));
const overwrite = (change: Partial<PutParameterCommandInput>) =>
  put({ Type: undefined, Overwrite: true, ...change });
const get = async (name = Name) => (await client.send(new GetParameterCommand({ Name: name }))).Parameter;
const history = async (name = Name) =>
  (await client.send(new GetParameterHistoryCommand({ Name: name }))).Parameters;
const label = (ParameterVersion: number | undefined, ...Labels: string[]) =>
  client.send(new LabelParameterVersionCommand({ Name, ParameterVersion, Labels }));

beforeEach(async () => {
  server = await startSsm();
  ({ client, clock } = server);
  await put();
});
afterEach(() => server.close());

describe('PutParameter', () => {
  it('keeps the type and the description that an overwrite leaves out', async () => {
    await put({ Name: 'list', Value: 'a,b', Type: 'StringList', Description: 'the kinds' });
    await overwrite({ Name: 'list', Value: 'c' });
    expect(await history('list')).toMatchObject([
      { Value: 'a,b', Type: 'StringList', Description: 'the kinds', Version: 1 },
      { Value: 'c', Type: 'StringList', Description: 'the kinds', Version: 2 },
    ]);
  });

  it('says when each version was made and by whom', async () => {
    await clock.advance(60_000);
    await overwrite({ Value: '0.5' });
    expect(await history()).toEqual([
      {
        Name,
        Type: 'String',
        Value: '0.9',
        Version: 1,
        LastModifiedDate: new Date('2026-01-01T00:00:00Z'),
        LastModifiedUser: 'arn:aws:iam::000000000000:root',
        DataType: 'text',
        Tier: 'Standard',
        Policies: [],
        Labels: [],
      },
      expect.objectContaining({ Version: 2, LastModifiedDate: new Date('2026-01-01T00:01:00Z') }),
    ]);
  });

  it('makes a parameter that is not there when asked to overwrite it', async () => {
    expect(await put({ Name: 'new', Overwrite: true })).toMatchObject({ Version: 1, Tier: 'Standard' });
  });

  it.each([
    ['a value as long as AWS takes', { Value: 'x'.repeat(4096) }],
    ['fifteen levels', { Name: '/a'.repeat(15) }],
    ['a value that its pattern covers whole', { Value: '12', AllowedPattern: '\\d+' }],
    ['the tier that AWS chooses', { Tier: 'Intelligent-Tiering' as const }],
    ['the letters of a name', { Name: 'a.b-c_D9' }],
  ])('takes %s', async (_, change) => {
    expect(await put({ Name: 'new', ...change })).toMatchObject({ Version: 1 });
  });

  it.each([
    [{ Value: 'é'.repeat(2049) }, 'ValidationException'],
    [{ Value: 'a {{other}} b' }, 'ValidationException'],
    [{ Value: '12x', AllowedPattern: '\\d+' }, 'ParameterPatternMismatchException'],
    [{ Name: '/ssm/x' }, 'ValidationException'],
    [{ Name: '/AWS/x' }, 'AccessDeniedException'],
  ])('refuses %j and keeps nothing of it', async (change, name) => {
    const input = { Name: 'new', ...change };
    await expect(put(input)).rejects.toMatchObject({ name });
    await expect(get(input.Name)).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });

  it('leaves a parameter as it is when it refuses to overwrite it', async () => {
    await expect(overwrite({ Value: 'x', AllowedPattern: '\\d+' })).rejects.toMatchObject({
      name: 'ParameterPatternMismatchException',
    });
    expect(await get()).toMatchObject({ Value: '0.9', Version: 1 });
  });
});

describe('GetParameterHistory', () => {
  it('finds a parameter by its ARN', async () => {
    expect(await history(ARN)).toMatchObject([{ Name, Version: 1 }]);
  });

  it('is read page by page, from the oldest version', async () => {
    for (const Value of ['2', '3']) await overwrite({ Value });
    const read = async (NextToken?: string) =>
      await client.send(new GetParameterHistoryCommand({ Name, MaxResults: 2, NextToken }));
    const first = await read();
    const second = await read(first.NextToken);
    expect([first, second].map(({ Parameters }) => Parameters?.map(({ Version }) => Version))).toEqual([
      [1, 2],
      [3],
    ]);
    expect(second.NextToken).toBeUndefined();
  });

  it.each(['/none', `${ARN}-not`])('finds no %s', async (name) => {
    await expect(history(name)).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });
});

describe('labels', () => {
  const unlabel = (ParameterVersion: number, ...Labels: string[]) =>
    client.send(new UnlabelParameterVersionCommand({ Name, ParameterVersion, Labels }));

  it('are of the newest version when none is named', async () => {
    await overwrite({ Value: '0.5' });
    expect(await label(undefined, 'live')).toMatchObject({ ParameterVersion: 2, InvalidLabels: [] });
    expect(await get(`${Name}:live`)).toMatchObject({ Value: '0.5', Selector: ':live' });
  });

  it('stay with their version when a newer one is made', async () => {
    await label(1, 'live');
    await overwrite({ Value: '0.5' });
    expect(await get(`${Name}:live`)).toMatchObject({ Value: '0.9', Version: 1 });
  });

  it('are ten a version at most, which a label that is there already does not add to', async () => {
    const ten = Array.from({ length: 10 }, (_, index) => `l${index}`);
    await label(1, ...ten);
    await label(1, 'l0');
    await expect(label(1, 'eleventh')).rejects.toMatchObject({ name: 'ParameterVersionLabelLimitExceeded' });
    expect((await history())?.[0]?.Labels?.toSorted()).toEqual(ten);
  });

  it.each(['1st', 'a b', 'aws-live', 'SSMx', 'a:b'])('are none of %s', async (name) => {
    expect(await label(1, name)).toMatchObject({ InvalidLabels: [name] });
    expect((await history())?.[0]?.Labels).toEqual([]);
  });

  it('no longer find a version once they are removed', async () => {
    await overwrite({ Value: '0.5' });
    await label(1, 'live', 'old');
    expect(await unlabel(1, 'live')).toMatchObject({ RemovedLabels: ['live'], InvalidLabels: [] });
    await expect(get(`${Name}:live`)).rejects.toMatchObject({ name: 'ParameterVersionNotFound' });
    expect(await get(`${Name}:old`)).toMatchObject({ Version: 1 });
    expect(await get()).toMatchObject({ Value: '0.5', Version: 2 });
  });

  it('are of versions that are there', async () => {
    const message = `Systems Manager could not find version 9 of ${Name}. Verify the version and try again.`;
    for (const change of [label(9, 'live'), unlabel(9, 'live')])
      await expect(change).rejects.toMatchObject({ name: 'ParameterVersionNotFound', message });
    const Labels = ['live'];
    for (const command of [
      new LabelParameterVersionCommand({ Name: '/none', Labels }),
      new UnlabelParameterVersionCommand({ Name: '/none', Labels, ParameterVersion: 1 }),
    ])
      await expect(client.send(command as LabelParameterVersionCommand)).rejects.toMatchObject({
        name: 'ParameterNotFound',
      });
  });
});

describe('GetParametersByPath', () => {
  const under = async (Path: string, input: Partial<GetParametersByPathCommandInput> = {}) => {
    const { Parameters } = await client.send(new GetParametersByPathCommand({ Path, ...input }));
    return Parameters?.map((parameter) => parameter.Name);
  };

  it('tells a path from one that only begins like it', async () => {
    await put({ Name: '/shopping/list' });
    expect(await under('/shop', { Recursive: true })).toEqual([Name]);
    expect(await under('/shop/')).toEqual([Name]);
    expect(await under('/sho', { Recursive: true })).toEqual([]);
  });

  it('leaves out the parameter that is the path itself', async () => {
    expect(await under(Name, { Recursive: true })).toEqual([]);
  });

  it('fills a page with those that pass its filters', async () => {
    for (const name of ['/shop/a', '/shop/b', '/shop/c']) await put({ Name: name, Value: 'x' });
    await put({ Name: '/shop/z', Type: 'StringList' });
    const ParameterFilters = [{ Key: 'Type', Values: ['StringList'] }];
    expect(await under('/shop', { ParameterFilters, MaxResults: 1 })).toEqual(['/shop/z']);
  });

  it('shows ten at most on a page', async () => {
    for (let index = 0; index < 10; index++) await put({ Name: `/shop/p${index}` });
    expect(await under('/shop')).toHaveLength(10);
    await expect(under('/shop', { MaxResults: 11 })).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('DeleteParameters', () => {
  it('takes the history and the labels along', async () => {
    await label(1, 'live');
    await overwrite({ Value: '0.5' });
    await client.send(new DeleteParameterCommand({ Name }));
    await put({ Value: 'new' });
    expect(await history()).toMatchObject([{ Value: 'new', Version: 1, Labels: [] }]);
  });

  it('finds no parameter by its ARN, as AWS does not', async () => {
    const gone = await client.send(new DeleteParametersCommand({ Names: [ARN] }));
    expect(gone).toMatchObject({ DeletedParameters: [], InvalidParameters: [ARN] });
    await expect(client.send(new DeleteParameterCommand({ Name: ARN }))).rejects.toMatchObject({
      name: 'ParameterNotFound',
    });
    expect(await get()).toMatchObject({ Value: '0.9' });
  });

  it.each([[[]], [Array.from({ length: 11 }, (_, index) => `n${index}`)]])('refuses %j', async (Names) => {
    for (const command of [new DeleteParametersCommand({ Names }), new GetParametersCommand({ Names })])
      await expect(client.send(command)).rejects.toMatchObject({
        name: 'ValidationException',
      });
  });
});

describe('tags', () => {
  const resource = { ResourceType: 'Parameter', ResourceId: Name } as const;
  const list = async () => (await client.send(new ListTagsForResourceCommand(resource))).TagList;
  const tag = (Value: string) =>
    client.send(new AddTagsToResourceCommand({ ...resource, Tags: [{ Key: 'stage', Value }] }));

  it('have the newer value of a key, and stay when the parameter is overwritten', async () => {
    await tag('dev');
    await tag('prod');
    await overwrite({ Value: '0.5' });
    expect(await list()).toEqual([{ Key: 'stage', Value: 'prod' }]);
  });

  it('are removed by their keys, whether they are there or not', async () => {
    await tag('dev');
    const TagKeys = ['stage', 'never-was'];
    await client.send(new RemoveTagsFromResourceCommand({ ...resource, TagKeys }));
    expect(await list()).toEqual([]);
  });

  it('are of a parameter that is there', async () => {
    const none = { ...resource, ResourceId: '/none' };
    for (const command of [
      new AddTagsToResourceCommand({ ...none, Tags: [] }),
      new RemoveTagsFromResourceCommand({ ...none, TagKeys: [] }),
      new ListTagsForResourceCommand(none),
    ])
      await expect(client.send(command as ListTagsForResourceCommand)).rejects.toMatchObject({
        name: 'InvalidResourceId',
      });
  });
});

it('describes no parameters of other accounts', async () => {
  await expect(client.send(new DescribeParametersCommand({ Shared: true }))).rejects.toThrow(
    'The emulator does not support Shared parameters: there is one account.',
  );
});

describe.each(['/size', 'size'])('a parameter of one level, %s', (made) => {
  beforeEach(() => put({ Name: made, Value: '3' }));
  const names = ['/size', 'size'];

  it('is the same with a slash before its name and without', async () => {
    for (const name of names) expect(await get(name)).toMatchObject({ Name: made, Value: '3' });
    const { Parameters } = await client.send(new GetParametersCommand({ Names: names }));
    expect(Parameters).toHaveLength(2);
    for (const name of names)
      await expect(put({ Name: name })).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
    await client.send(new LabelParameterVersionCommand({ Name: '/size', Labels: ['small'] }));
    expect(await get('size:small')).toMatchObject({ Value: '3' });
    await client.send(
      new UnlabelParameterVersionCommand({ Name: 'size', ParameterVersion: 1, Labels: ['small'] }),
    );
  });

  it('is tagged by either name', async () => {
    for (const [index, ResourceId] of names.entries())
      await client.send(
        new AddTagsToResourceCommand({
          ResourceType: 'Parameter',
          ResourceId,
          Tags: [{ Key: `k${index}`, Value: 'v' }],
        }),
      );
    for (const ResourceId of names) {
      const { TagList } = await client.send(
        new ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId }),
      );
      expect(TagList).toHaveLength(2);
    }
  });

  it.each(names)('is deleted as %s', async (name) => {
    await client.send(new DeleteParameterCommand({ Name: name }));
    await expect(get(made)).rejects.toMatchObject({ name: 'ParameterNotFound' });
    await put({ Name: made });
    const { DeletedParameters } = await client.send(new DeleteParametersCommand({ Names: [name] }));
    expect(DeletedParameters).toEqual([name]);
    await expect(get(made)).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });
});
