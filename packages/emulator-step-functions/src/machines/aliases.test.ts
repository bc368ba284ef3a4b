import {
  CreateStateMachineAliasCommand,
  DeleteStateMachineAliasCommand,
  DescribeExecutionCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  ListStateMachineAliasesCommand,
  PublishStateMachineVersionCommand,
  type SFNClient,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { create, pass, run, start, wait } from '../testing/start-step-functions.ts';

interface Machine extends Awaited<ReturnType<typeof start>> {
  readonly arn: string;
  readonly one: string;
  readonly two: string;
}

/** A machine of two versions. */
async function twoVersions(name = 'machine'): Promise<Machine> {
  const service = await start();
  return { ...service, ...(await makeVersions(service.client, name)) };
}

async function makeVersions(client: SFNClient, name: string): Promise<Pick<Machine, 'arn' | 'one' | 'two'>> {
  const arn = await create(client, pass, name);
  await client.send(new PublishStateMachineVersionCommand({ stateMachineArn: arn }));
  await client.send(new UpdateStateMachineCommand({ stateMachineArn: arn, definition: wait, publish: true }));
  return { arn, one: `${arn}:1`, two: `${arn}:2` };
}

type Routes = readonly (readonly [version: string, weight: number])[];

const routing = (routes: Routes): { stateMachineVersionArn: string; weight: number }[] =>
  routes.map(([stateMachineVersionArn, weight]) => ({ stateMachineVersionArn, weight }));

async function alias(client: SFNClient, name: string, ...routes: Routes): Promise<string> {
  const command = new CreateStateMachineAliasCommand({ name, routingConfiguration: routing(routes) });
  return (await client.send(command)).stateMachineAliasArn as string;
}

describe('an alias', () => {
  it('stands for a version, and for another once it is told so', async () => {
    const { client, clock, arn, one, two } = await twoVersions();
    const live = await alias(client, 'live', [one, 100]);
    expect(live).toBe(`${arn}:live`);
    await clock.advance(1000);
    const change = { routingConfiguration: routing([[two, 100]]), description: 'new' };
    await client.send(new UpdateStateMachineAliasCommand({ stateMachineAliasArn: live, ...change }));
    const { $metadata: _, ...described } = await client.send(
      new DescribeStateMachineAliasCommand({ stateMachineAliasArn: live }),
    );
    expect(described).toEqual({
      stateMachineAliasArn: live,
      name: 'live',
      creationDate: new Date('2026-01-01T00:00:00Z'),
      updateDate: new Date('2026-01-01T00:00:01Z'),
      ...change,
    });
    const machine = await client.send(new DescribeStateMachineCommand({ stateMachineArn: live }));
    expect(machine).toMatchObject({ stateMachineArn: two, definition: wait });
  });

  it('shares its executions between two versions by their weights', async () => {
    const { client, one, two } = await twoVersions();
    const live = await alias(client, 'live', [one, 80], [two, 20]);
    const counts: Record<string, number> = {};
    for (let count = 0; count < 200; count++) {
      const executionArn = await run(client, live);
      const described = await client.send(new DescribeExecutionCommand({ executionArn }));
      const version = described.stateMachineVersionArn as string;
      counts[version] = (counts[version] ?? 0) + 1;
      expect(described.stateMachineAliasArn).toBe(live);
    }
    expect(counts[one]).toBeGreaterThan(140);
    expect(counts[two]).toBeGreaterThan(20);
    const maxResults = 1000;
    const list = async (stateMachineArn: string): Promise<number | undefined> =>
      (await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults }))).executions?.length;
    expect([await list(live), await list(one)]).toEqual([200, counts[one]]);
  });

  it('gives nothing to a version without weight', async () => {
    const { client, one, two } = await twoVersions();
    const live = await alias(client, 'live', [one, 0], [two, 100]);
    for (let count = 0; count < 20; count++) {
      const described = await client.send(
        new DescribeExecutionCommand({ executionArn: await run(client, live) }),
      );
      expect(described.stateMachineVersionArn).toBe(two);
    }
  });

  it('is made twice only if it is the same', async () => {
    const { client, one, two } = await twoVersions();
    expect(await alias(client, 'live', [one, 100])).toBe(await alias(client, 'live', [one, 100]));
    await expect(alias(client, 'live', [two, 100])).rejects.toMatchObject({
      name: 'ConflictException',
      message:
        'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
    });
  });

  it('is listed for its machine and for its versions, page by page', async () => {
    const { client, arn, one, two } = await twoVersions();
    await alias(client, 'b', [two, 100]);
    await alias(client, 'c', [one, 50], [two, 50]);
    await alias(client, 'a', [one, 100]);
    const list = async (
      stateMachineArn: string,
      nextToken?: string,
    ): Promise<[unknown, string | undefined]> => {
      const command = new ListStateMachineAliasesCommand({ stateMachineArn, nextToken, maxResults: 2 });
      const answer = await client.send(command);
      const names = answer.stateMachineAliases?.map((each) => each.stateMachineAliasArn?.split(':')[7]);
      return [names, answer.nextToken];
    };
    const [first, token] = await list(arn);
    expect([first, await list(arn, token)]).toEqual([
      ['a', 'b'],
      [['c'], undefined],
    ]);
    expect([(await list(one))[0], (await list(two))[0]]).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ]);
    await expect(list(arn, 'none')).rejects.toMatchObject({ name: 'InvalidToken' });
  });

  it('starts nothing once it is deleted', async () => {
    const { client, one } = await twoVersions();
    const stateMachineAliasArn = await alias(client, 'live', [one, 100]);
    await client.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
    await client.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
    await expect(run(client, stateMachineAliasArn)).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
    await expect(
      client.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn })),
    ).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  it.each<[string, (machine: Machine) => Routes, string]>([
    [
      'weights that are not 100 in all',
      ({ one, two }) => [
        [one, 50],
        [two, 49],
      ],
      'ValidationException',
    ],
    ['no version', () => [], 'ValidationException'],
    ['a weight over 100', ({ one }) => [[one, 101]], 'ValidationException'],
    [
      'the same version twice',
      ({ one }) => [
        [one, 50],
        [one, 50],
      ],
      'ValidationException',
    ],
    ['a machine', ({ arn }) => [[arn, 100]], 'ValidationException'],
    ['a version that is not there', ({ arn }) => [[`${arn}:9`, 100]], 'ResourceNotFound'],
    ['no ARN', () => [['one', 100]], 'InvalidArn'],
  ])('is not made of %s', async (_what, routes, name) => {
    const machine = await twoVersions();
    await expect(alias(machine.client, 'live', ...routes(machine))).rejects.toMatchObject({ name });
  });

  it('is not made of versions of two machines', async () => {
    const { client, one } = await twoVersions();
    const other = await makeVersions(client, 'other');
    await expect(alias(client, 'live', [one, 50], [other.one, 50])).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'All versions of an alias must be of the same state machine',
    });
  });

  it.each(['12', 'a b', 'x'.repeat(81), ''])('is not called %j', async (name) => {
    const { client, one } = await twoVersions();
    await expect(alias(client, name, [one, 100])).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('is changed by something', async () => {
    const { client, one } = await twoVersions();
    const stateMachineAliasArn = await alias(client, 'live', [one, 100]);
    await expect(
      client.send(new UpdateStateMachineAliasCommand({ stateMachineAliasArn })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
