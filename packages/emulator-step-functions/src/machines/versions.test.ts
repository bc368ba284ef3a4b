import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  ListExecutionsCommand,
  ListStateMachineVersionsCommand,
  PublishStateMachineVersionCommand,
  type SFNClient,
  StartSyncExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { create, pass, roleArn, run, start, wait } from '../testing/start-step-functions.ts';

/** A definition that gives the number as its output. */
const answering = (Result: number): string =>
  JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Result, End: true } } });

async function publish(client: SFNClient, stateMachineArn: string, revisionId?: string): Promise<string> {
  const command = new PublishStateMachineVersionCommand({ stateMachineArn, revisionId });
  return (await client.send(command)).stateMachineVersionArn as string;
}

async function update(client: SFNClient, stateMachineArn: string, definition: string): Promise<string> {
  const command = new UpdateStateMachineCommand({ stateMachineArn, definition });
  return (await client.send(command)).revisionId as string;
}

async function versionsOf(client: SFNClient, stateMachineArn: string): Promise<(string | undefined)[]> {
  const answer = await client.send(new ListStateMachineVersionsCommand({ stateMachineArn }));
  return (answer.stateMachineVersions ?? []).map((version) => version.stateMachineVersionArn?.slice(-1));
}

async function outputOf(client: SFNClient, executionArn: string): Promise<string | undefined> {
  return (await client.send(new DescribeExecutionCommand({ executionArn }))).output;
}

describe('a version', () => {
  it('keeps the revision that it was published with', async () => {
    const { client } = await start();
    const arn = await create(client, answering(1));
    const first = await publish(client, arn);
    const revisionId = await update(client, arn, answering(2));
    const second = await publish(client, arn);
    expect([first, second]).toEqual([`${arn}:1`, `${arn}:2`]);
    const runs = [await run(client, first), await run(client, second), await run(client, arn)];
    expect(await Promise.all(runs.map((each) => outputOf(client, each)))).toEqual(['1', '2', '2']);
    const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn: second }));
    expect(described).toMatchObject({ stateMachineArn: second, name: 'machine', revisionId });
    const oldest = await client.send(new DescribeStateMachineCommand({ stateMachineArn: first }));
    expect(oldest.definition).toBe(answering(1));
    expect(oldest.revisionId).toBeUndefined();
  });

  it('is made once for a revision, and its number is never used again', async () => {
    const { client } = await start();
    const arn = await create(client, answering(1));
    expect([await publish(client, arn), await publish(client, arn)]).toEqual([`${arn}:1`, `${arn}:1`]);
    await update(client, arn, answering(2));
    const stateMachineVersionArn = await publish(client, arn);
    await client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn }));
    await client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn }));
    expect(await publish(client, arn)).toBe(`${arn}:3`);
    expect(await versionsOf(client, arn)).toEqual(['3', '1']);
    await expect(run(client, stateMachineVersionArn)).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
      message: `State Machine Does Not Exist: '${stateMachineVersionArn}'`,
    });
  });

  it('is published only of the revision that is asked for', async () => {
    const { client } = await start();
    const arn = await create(client, answering(1));
    expect(await publish(client, arn, 'INITIAL')).toBe(`${arn}:1`);
    const revisionId = await update(client, arn, answering(2));
    await expect(publish(client, arn, 'INITIAL')).rejects.toMatchObject({
      name: 'ConflictException',
      $metadata: { httpStatusCode: 409 },
      message: `Failed to publish the State Machine version for revision INITIAL. The current State Machine revision is ${revisionId}.`,
    });
    expect(await publish(client, arn, revisionId)).toBe(`${arn}:2`);
  });

  it('can be published with the machine, or with its update', async () => {
    const { client } = await start();
    const machine = {
      name: 'm',
      definition: answering(1),
      roleArn,
      publish: true,
      versionDescription: 'one',
    };
    const created = await client.send(new CreateStateMachineCommand(machine));
    const stateMachineArn = created.stateMachineArn as string;
    expect(created.stateMachineVersionArn).toBe(`${stateMachineArn}:1`);
    expect(await client.send(new CreateStateMachineCommand(machine))).toMatchObject({ stateMachineArn });
    const others = [{ publish: false, versionDescription: undefined }, { versionDescription: 'two' }];
    for (const other of others)
      await expect(
        client.send(new CreateStateMachineCommand({ ...machine, ...other })),
      ).rejects.toMatchObject({
        name: 'StateMachineAlreadyExists',
      });
    const same = new UpdateStateMachineCommand({ stateMachineArn, definition: answering(1), publish: true });
    const unchanged = await client.send(same);
    expect(unchanged).toMatchObject({ stateMachineVersionArn: `${stateMachineArn}:1` });
    expect(unchanged.revisionId).toBeUndefined();
    const next = new UpdateStateMachineCommand({ stateMachineArn, definition: pass, publish: true });
    expect(await client.send(next)).toMatchObject({ stateMachineVersionArn: `${stateMachineArn}:2` });
    const version = { stateMachineArn: `${stateMachineArn}:1` };
    expect(await client.send(new DescribeStateMachineCommand(version))).toMatchObject({ description: 'one' });
  });

  it('is named by the executions that were started from it', async () => {
    const { client } = await start();
    const arn = await create(client, answering(1));
    const version = await publish(client, arn);
    const executionArn = await run(client, version, '{}', 'of-version');
    await run(client, arn, '{}', 'of-machine');
    const expected = { stateMachineArn: arn, stateMachineVersionArn: version };
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject(expected);
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn: version }));
    expect(executions).toMatchObject([{ name: 'of-version', ...expected }]);
    const all = await client.send(new ListExecutionsCommand({ stateMachineArn: arn }));
    expect(all.executions?.map(({ name }) => name)).toEqual(['of-machine', 'of-version']);
    const own = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
    expect(own).toMatchObject({ stateMachineArn: arn, definition: answering(1) });
  });

  it('may be of an Express machine', async () => {
    const { client } = await start();
    const machine = { name: 'm', definition: answering(1), roleArn, publish: true, type: 'EXPRESS' } as const;
    const { stateMachineVersionArn, stateMachineArn } = await client.send(
      new CreateStateMachineCommand(machine),
    );
    await update(client, stateMachineArn as string, answering(2));
    const sync = (arn: string | undefined): Promise<{ output?: string | undefined }> =>
      client.send(new StartSyncExecutionCommand({ stateMachineArn: arn }));
    expect((await sync(stateMachineVersionArn)).output).toBe('1');
    expect((await sync(stateMachineArn)).output).toBe('2');
  });

  it('goes with its machine, whose numbers begin anew', async () => {
    const { client } = await start();
    const arn = await create(client, wait);
    const executionArn = await run(client, await publish(client, arn));
    await client.send(new DeleteStateMachineCommand({ stateMachineArn: arn }));
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'ABORTED',
    });
    expect(await versionsOf(client, arn)).toEqual([]);
    await create(client, wait);
    expect(await publish(client, arn)).toBe(`${arn}:1`);
  });

  it('is not deleted while an alias names it', async () => {
    const { client } = await start();
    const version = await publish(client, await create(client, pass));
    const routingConfiguration = [{ stateMachineVersionArn: version, weight: 100 }];
    await client.send(new CreateStateMachineAliasCommand({ name: 'live', routingConfiguration }));
    await expect(
      client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: version })),
    ).rejects.toMatchObject({
      name: 'ConflictException',
      message:
        'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [live]',
    });
  });

  it('is listed page by page, the newest first', async () => {
    const { client } = await start();
    const stateMachineArn = await create(client, answering(0));
    for (const number of [1, 2, 3]) {
      await update(client, stateMachineArn, answering(number));
      await publish(client, stateMachineArn);
    }
    const first = await client.send(new ListStateMachineVersionsCommand({ stateMachineArn, maxResults: 2 }));
    const { nextToken } = first;
    const second = await client.send(new ListStateMachineVersionsCommand({ stateMachineArn, nextToken }));
    const numbers = [first, second].map(({ stateMachineVersions }) =>
      stateMachineVersions?.map((version) => version.stateMachineVersionArn?.slice(-1)),
    );
    expect(numbers).toEqual([['3', '2'], ['1']]);
  });
});

it('refuses the ARN of a version where only a machine can be meant', async () => {
  const { client } = await start();
  const version = await publish(client, await create(client, pass));
  await expect(update(client, version, wait)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  await expect(publish(client, version)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  await expect(
    client.send(new DeleteStateMachineCommand({ stateMachineArn: version })),
  ).rejects.toMatchObject({ name: 'ValidationException' });
  const map = version.replace(':1', '/Items');
  await expect(run(client, map)).rejects.toMatchObject({ name: 'ValidationException' });
});
