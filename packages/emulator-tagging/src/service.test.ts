import {
  GetResourcesCommand,
  type GetResourcesCommandInput,
  GetTagKeysCommand,
  GetTagValuesCommand,
  paginateGetResources,
  paginateGetTagValues,
  StartReportCreationCommand,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { afterAll, describe, expect, it } from 'vitest';
import { startTagging } from './testing/start-tagging.ts';

const HERE = 'us-east-1:000000000000';
const resources = [
  { arn: 'arn:aws:s3:::pictures', tags: { project: 'scones', stage: 'test' } },
  { arn: `arn:aws:lambda:${HERE}:function:read`, tags: { project: 'scones' } },
  { arn: `arn:aws:sagemaker:${HERE}:endpoint/vehicles`, tags: { project: 'other', stage: 'live' } },
  { arn: `arn:aws:sagemaker:${HERE}:model/vehicles`, tags: { project: 'scones' } },
];
const [bucket, lambda, endpoint, model] = resources.map(({ arn }) => arn);

const server = await startTagging(resources);
const { client } = server;
afterAll(() => server.close());

async function arnsOf(input: GetResourcesCommandInput): Promise<(string | undefined)[]> {
  const { ResourceTagMappingList = [] } = await client.send(new GetResourcesCommand(input));
  return ResourceTagMappingList.map(({ ResourceARN }) => ResourceARN);
}

describe('GetResources', () => {
  it('answers whatever has tags, with its tags', async () => {
    const { ResourceTagMappingList, PaginationToken } = await client.send(new GetResourcesCommand({}));
    expect(PaginationToken).toBe('');
    expect(ResourceTagMappingList).toHaveLength(4);
    expect(ResourceTagMappingList).toContainEqual({
      ResourceARN: bucket,
      Tags: [
        { Key: 'project', Value: 'scones' },
        { Key: 'stage', Value: 'test' },
      ],
    });
  });

  it.each([
    ['one value', [{ Key: 'project', Values: ['scones'] }], [lambda, bucket, model]],
    ['any of several', [{ Key: 'project', Values: ['other', 'scones'] }], [lambda, bucket, endpoint, model]],
    ['a key alone', [{ Key: 'stage' }], [bucket, endpoint]],
    ['all of several keys', [{ Key: 'stage' }, { Key: 'project', Values: ['scones'] }], [bucket]],
    ['a value that nothing has', [{ Key: 'project', Values: ['none'] }], []],
  ])('finds by %s', async (_what, TagFilters, found) => {
    expect((await arnsOf({ TagFilters })).toSorted()).toEqual(found.toSorted());
  });

  it.each([
    ['sagemaker', [endpoint, model]],
    ['sagemaker:endpoint', [endpoint]],
    ['lambda:function', [lambda]],
    ['s3:bucket', [bucket]],
  ])('finds by the type %s', async (type, found) => {
    expect(await arnsOf({ ResourceTypeFilters: [type] })).toEqual(found);
  });

  it('finds nothing by a key that no resource has, though every object inherits such a name', async () => {
    expect(await arnsOf({ TagFilters: [{ Key: 'constructor' }] })).toEqual([]);
    expect((await client.send(new GetTagValuesCommand({ Key: 'constructor' }))).TagValues).toEqual([]);
  });

  it('finds by ARN, and then by nothing else', async () => {
    expect(await arnsOf({ ResourceARNList: [model as string] })).toEqual([model]);
    const both = { ResourceARNList: [model as string], TagFilters: [{ Key: 'project' }] };
    await expect(arnsOf(both)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('answers in pages', async () => {
    const pages: number[] = [];
    for await (const page of paginateGetResources({ client, pageSize: 3 }, {}))
      pages.push(page.ResourceTagMappingList?.length ?? 0);
    expect(pages).toEqual([3, 1]);
    await expect(arnsOf({ PaginationToken: 'mine' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('refuses by name what it does not do', async () => {
    await expect(arnsOf({ TagsPerPage: 100 })).rejects.toThrow('does not support TagsPerPage');
    await expect(client.send(new StartReportCreationCommand({ S3Bucket: 'reports' }))).rejects.toThrow(
      'StartReportCreation',
    );
  });
});

describe('GetTagKeys and GetTagValues', () => {
  it('answer each word once', async () => {
    const keys = await client.send(new GetTagKeysCommand({}));
    expect([keys.TagKeys, keys.PaginationToken]).toEqual([['project', 'stage'], '']);
    const values = await client.send(new GetTagValuesCommand({ Key: 'project' }));
    expect(values.TagValues).toEqual(['other', 'scones']);
    expect((await client.send(new GetTagValuesCommand({ Key: 'none' }))).TagValues).toEqual([]);
  });

  it('answer in pages', async () => {
    const many = await startTagging(
      Array.from({ length: 101 }, (_, index) => ({ arn: `arn:${index}`, tags: { number: String(index) } })),
    );
    const pages: number[] = [];
    for await (const { TagValues = [] } of paginateGetTagValues({ client: many.client }, { Key: 'number' }))
      pages.push(TagValues.length);
    await many.close();
    expect(pages).toEqual([100, 1]);
  });
});
