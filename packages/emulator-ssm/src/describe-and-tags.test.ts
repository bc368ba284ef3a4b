import {
  AddTagsToResourceCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  type DescribeParametersCommandInput,
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
  it('tells everything but the value', async () => {
    const { Parameters } = await client.send(new DescribeParametersCommand({ MaxResults: 1 }));
    expect(Parameters?.[0]).toMatchObject({ Name: '/scones/classes', Description: 'the /scones/classes' });
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

  it('refuses by name a filter that it does not have', async () => {
    const command = new DescribeParametersCommand({ ParameterFilters: [{ Key: 'KeyId', Values: ['x'] }] });
    await expect(client.send(command)).rejects.toThrow('by Name and Type only');
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
});
