import {
  AddTagsToResourceCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  type DescribeParametersCommandInput,
  GetParametersByPathCommand,
  LabelParameterVersionCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
  RemoveTagsFromResourceCommand,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSsm } from './testing/start-ssm.ts';

let server: Awaited<ReturnType<typeof startSsm>>;
let client: SSMClient;

beforeEach(async () => {
  server = await startSsm();
  ({ client } = server);
  for (const [Name, Type] of [
    ['/scones/classes', 'StringList'],
    ['/scones/threshold', 'String'],
    ['other', 'String'],
  ] as const)
    await client.send(new PutParameterCommand({ Name, Type, Value: 'a,b', Description: `the ${Name}` }));
});
afterEach(() => server.close());

const names = async (input: DescribeParametersCommandInput) =>
  (await client.send(new DescribeParametersCommand(input))).Parameters?.map(({ Name }) => Name);

describe('DescribeParameters', () => {
  it('answers everything but the value', async () => {
    const { Parameters } = await client.send(new DescribeParametersCommand({ MaxResults: 1 }));
    expect(Parameters?.[0]).toMatchObject({ Name: '/scones/classes', Description: 'the /scones/classes' });
    expect(Parameters?.[0]?.LastModifiedUser).toBe('arn:aws:iam::000000000000:root');
    expect(Parameters?.[0]).not.toHaveProperty('Value');
  });

  it('filters by name and type, in pages', async () => {
    expect(
      await names({ ParameterFilters: [{ Key: 'Name', Option: 'BeginsWith', Values: ['/scones'] }] }),
    ).toEqual(['/scones/classes', '/scones/threshold']);
    expect(await names({ ParameterFilters: [{ Key: 'Type', Values: ['StringList'] }] })).toEqual([
      '/scones/classes',
    ]);
    const { NextToken } = await client.send(new DescribeParametersCommand({ MaxResults: 2 }));
    expect(await names({ NextToken })).toEqual(['other']);
  });

  it.each([
    [{ Key: 'Name', Values: ['other'] }, ['other']],
    // A leading slash makes no difference to filters.
    [{ Key: 'Name', Values: ['/other', 'scones/threshold'] }, ['/scones/threshold', 'other']],
    [{ Key: 'Name', Option: 'Contains', Values: ['thres'] }, ['/scones/threshold']],
    [{ Key: 'Path', Values: ['/'] }, ['other']],
    [{ Key: 'Path', Values: ['/scones/'] }, ['/scones/classes', '/scones/threshold']],
    [{ Key: 'Path', Option: 'Recursive', Values: ['/'] }, ['/scones/classes', '/scones/threshold', 'other']],
    [{ Key: 'Type', Option: 'BeginsWith', Values: ['StringL'] }, null],
    [{ Key: 'Tier', Values: ['Advanced'] }, []],
    [{ Key: 'DataType', Values: ['text'] }, ['/scones/classes', '/scones/threshold', 'other']],
    [{ Key: 'KeyId', Values: ['alias/aws/ssm'] }, []],
    [{ Key: 'tag:stage' }, ['other']],
    [{ Key: 'tag:constructor' }, []],
    [{ Key: 'tag:stage', Values: ['dev', 'prod'] }, ['other']],
    [{ Key: 'tag:stage', Values: ['prod'] }, []],
  ])('filters by %j', async (filter, expected) => {
    await client.send(
      new AddTagsToResourceCommand({
        ResourceType: 'Parameter',
        ResourceId: 'other',
        Tags: [{ Key: 'stage', Value: 'dev' }],
      }),
    );
    const found = names({ ParameterFilters: [filter] });
    if (expected) expect(await found).toEqual(expected);
    else await expect(found).rejects.toMatchObject({ name: 'InvalidFilterValue' });
  });

  it('takes filters of the older form, by the beginning of the name', async () => {
    expect(await names({ Filters: [{ Key: 'Name', Values: ['/scones'] }] })).toHaveLength(2);
    expect(await names({ Filters: [{ Key: 'Type', Values: ['StringList'] }] })).toHaveLength(1);
    const Key = 'Name';
    await expect(
      names({ Filters: [{ Key, Values: ['a'] }], ParameterFilters: [{ Key, Values: ['a'] }] }),
    ).rejects.toThrow('You can use either Filters or ParameterFilters in a single request.');
  });

  it.each([
    [
      [{ Key: 'Label', Values: ['a'] }],
      'InvalidFilterKey',
      'Valid filter keys include: [Path, Name, Type, KeyId, Tier].',
    ],
    [[{ Key: 'Name' }], 'InvalidFilterValue', 'values are missing : null for filter key Name.'],
    [
      [
        { Key: 'Name', Values: ['a'] },
        { Key: 'Name', Values: ['b'] },
      ],
      'InvalidFilterKey',
      'duplicated in the request: Name.',
    ],
    [
      [{ Key: 'Path', Option: 'Equals', Values: ['a//b'] }],
      'InvalidFilterOption',
      'not valid: Equals. Valid options include: [Recursive, OneLevel].',
    ],
    [[{ Key: 'Path', Values: ['/aws/x'] }], 'ValidationException', 'Filters for common parameters'],
    [[{ Key: 'Path', Values: ['a//b'] }], 'ValidationException', 'name requirements'],
    [[{ Key: 'Nothing', Values: ['a'] }], 'ValidationException', 'Member must satisfy regular expression'],
  ])('refuses %j in the words of AWS', async (ParameterFilters, name, message) => {
    await expect(names({ ParameterFilters })).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message) as string,
    });
  });
});

it.each([
  ['not_text', 'The following data type is not supported: not_text (Data type names are all lowercase.)'],
  ['aws:ec2:image', 'The emulator does not support the data type aws:ec2:image: it has text only.'],
])('refuses the data type %s', async (DataType, message) => {
  const parameter = { Name: 'typed', Value: 'v', Type: 'String', DataType } as const;
  await expect(client.send(new PutParameterCommand(parameter))).rejects.toMatchObject({
    name: 'ValidationException',
    message,
  });
});

describe('GetParametersByPath', () => {
  it('filters by type and label', async () => {
    await client.send(new LabelParameterVersionCommand({ Name: '/scones/threshold', Labels: ['live'] }));
    const byPath = async (Key: string, ...Values: string[]) => {
      const query = { Path: '/scones', ParameterFilters: [{ Key, Values }] };
      const { Parameters } = await client.send(new GetParametersByPathCommand(query));
      return Parameters?.map(({ Name }) => Name);
    };
    expect(await byPath('Type', 'StringList')).toEqual(['/scones/classes']);
    expect(await byPath('Label', 'live')).toEqual(['/scones/threshold']);
    await expect(byPath('Name', 'x')).rejects.toMatchObject({ name: 'InvalidFilterKey' });
  });
});

describe('tags', () => {
  const resource = { ResourceType: 'Parameter', ResourceId: 'tagged' } as const;
  const tag = (Key: string) => ({ Key, Value: 'x' });
  const list = async () => (await client.send(new ListTagsForResourceCommand(resource))).TagList;

  it('come with a parameter that is made, and are added and removed', async () => {
    const made = { Name: 'tagged', Value: 'v', Type: 'String', Tags: [tag('project')] } as const;
    await client.send(new PutParameterCommand({ ...made, Tags: [...made.Tags] }));
    await client.send(new AddTagsToResourceCommand({ ...resource, Tags: [tag('stage')] }));
    expect(await list()).toEqual([tag('project'), tag('stage')]);
    await client.send(new RemoveTagsFromResourceCommand({ ...resource, TagKeys: ['project'] }));
    expect(await list()).toEqual([tag('stage')]);
    await expect(
      client.send(new PutParameterCommand({ ...made, Tags: [...made.Tags], Overwrite: true })),
    ).rejects.toThrow("tags and overwrite can't be used together");
  });

  it('are gone with their parameter', async () => {
    await client.send(
      new PutParameterCommand({ Name: 'tagged', Value: 'v', Type: 'String', Tags: [tag('a')] }),
    );
    const deleted = await client.send(new DeleteParametersCommand({ Names: ['tagged', 'none'] }));
    expect(deleted).toMatchObject({ DeletedParameters: ['tagged'], InvalidParameters: ['none'] });
    await expect(list()).rejects.toMatchObject({ name: 'InvalidResourceId' });
    await client.send(new PutParameterCommand({ Name: 'tagged', Value: 'v', Type: 'String' }));
    expect(await list()).toEqual([]);
  });

  it.each([
    ['Foo', 'InvalidResourceType', 'The resource type is not valid.'],
    ['Document', 'ValidationException', 'The emulator does not support Document'],
  ])('are not of a %s', async (ResourceType, name, message) => {
    await expect(
      client.send(
        new ListTagsForResourceCommand({ ResourceType: ResourceType as 'Document', ResourceId: 'x' }),
      ),
    ).rejects.toMatchObject({ name, message: expect.stringContaining(message) as string });
  });
});
