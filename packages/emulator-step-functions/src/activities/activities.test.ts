import {
  CreateActivityCommand,
  DeleteActivityCommand,
  DescribeActivityCommand,
  GetActivityTaskCommand,
  ListActivitiesCommand,
  ListTagsForResourceCommand,
  type SFNClient,
  TagResourceCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { start } from '../testing/start-step-functions.ts';

const kmsKeyId = 'alias/mine';

async function createActivity(client: SFNClient, name: string): Promise<string> {
  return (await client.send(new CreateActivityCommand({ name }))).activityArn as string;
}

describe('an activity', () => {
  it('is made once, and is there until it is deleted', async () => {
    const { client } = await start();
    const arn = await createActivity(client, 'approve');
    expect(arn).toBe('arn:aws:states:us-east-1:000000000000:activity:approve');
    expect(await createActivity(client, 'approve')).toBe(arn);
    const { $metadata: _, ...described } = await client.send(
      new DescribeActivityCommand({ activityArn: arn }),
    );
    expect(described).toEqual({
      activityArn: arn,
      name: 'approve',
      creationDate: new Date('2026-01-01T00:00:00Z'),
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    });
    await client.send(new DeleteActivityCommand({ activityArn: arn }));
    await client.send(new DeleteActivityCommand({ activityArn: arn }));
    const gone = { name: 'ActivityDoesNotExist', message: `Activity Does Not Exist: '${arn}'` };
    await expect(client.send(new DescribeActivityCommand({ activityArn: arn }))).rejects.toMatchObject(gone);
    await expect(client.send(new GetActivityTaskCommand({ activityArn: arn }))).rejects.toMatchObject(gone);
  });

  it('is listed by name, page by page', async () => {
    const { client } = await start();
    for (const name of ['b', 'c', 'a']) await createActivity(client, name);
    const first = await client.send(new ListActivitiesCommand({ maxResults: 2 }));
    const second = await client.send(new ListActivitiesCommand({ nextToken: first.nextToken }));
    const names = [first, second].map(({ activities }) => activities?.map(({ name }) => name));
    expect(names).toEqual([['a', 'b'], ['c']]);
    expect(second.nextToken).toBeUndefined();
  });

  it('has tags, which the same creation again does not change', async () => {
    const { client } = await start();
    const create = (value: string): Promise<unknown> =>
      client.send(new CreateActivityCommand({ name: 'a', tags: [{ key: 'team', value }] }));
    await create('ml');
    await create('ops');
    const resourceArn = 'arn:aws:states:us-east-1:000000000000:activity:a';
    await client.send(new TagResourceCommand({ resourceArn, tags: [{ key: 'cost', value: '' }] }));
    const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toEqual([
      { key: 'team', value: 'ml' },
      { key: 'cost', value: '' },
    ]);
  });

  it('keeps the name of a key, and is another one with another key', async () => {
    const { client } = await start();
    const type = 'CUSTOMER_MANAGED_KMS_KEY';
    const create = (encryptionConfiguration: { type: typeof type; kmsKeyId?: string }): Promise<unknown> =>
      client.send(new CreateActivityCommand({ name: 'a', encryptionConfiguration }));
    await create({ type, kmsKeyId });
    const activityArn = 'arn:aws:states:us-east-1:000000000000:activity:a';
    const { encryptionConfiguration } = await client.send(new DescribeActivityCommand({ activityArn }));
    expect(encryptionConfiguration).toEqual({ type, kmsKeyId, kmsDataKeyReusePeriodSeconds: 300 });
    await expect(create({ type, kmsKeyId: 'other' })).rejects.toMatchObject({
      name: 'ActivityAlreadyExists',
    });
    await expect(create({ type })).rejects.toMatchObject({ name: 'InvalidEncryptionConfiguration' });
  });

  it.each([
    ['no spaces', { name: 'InvalidName', message: "Invalid Name: 'no spaces'" }],
    ['\u0000a', { name: 'InvalidName' }],
    ['x'.repeat(81), { name: 'ValidationException' }],
  ])('is not called %j', async (name, error) => {
    const { client } = await start();
    await expect(createActivity(client, name)).rejects.toMatchObject(error);
  });

  it('is found by an ARN of its own kind only', async () => {
    const { client } = await start();
    const describeActivity = (activityArn: string): Promise<unknown> =>
      client.send(new DescribeActivityCommand({ activityArn }));
    await expect(describeActivity('none')).rejects.toMatchObject({
      name: 'InvalidArn',
      message: "Invalid Arn: 'Invalid ARN prefix: none'",
    });
    await expect(
      describeActivity('arn:aws:states:us-east-1:000000000000:stateMachine:a'),
    ).rejects.toMatchObject({
      message: "Invalid Arn: 'Resource type not valid in this context: stateMachine'",
    });
  });
});
