import {
  DescribeMapRunCommand,
  type DescribeMapRunCommandOutput,
  ListMapRunsCommand,
  type SFNClient,
  UpdateMapRunCommand,
  type UpdateMapRunCommandInput,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { startCrashing } from '../testing/crashing-service.ts';
import { create, ended, mapOver, run, start, waitState } from '../testing/start-step-functions.ts';

const waitOneAtATime = mapOver(waitState, { MaxConcurrency: 1 });

async function startRun(client: SFNClient, input: string, definition = waitOneAtATime): Promise<string[]> {
  const executionArn = await run(client, await create(client, definition), input);
  const { mapRuns } = await client.send(new ListMapRunsCommand({ executionArn }));
  return [mapRuns?.[0]?.mapRunArn as string, executionArn];
}

const lookAt = (client: SFNClient, mapRunArn?: string): Promise<DescribeMapRunCommandOutput> =>
  client.send(new DescribeMapRunCommand({ mapRunArn }));

describe('a Map Run', () => {
  it('begins more children at once when it may', async () => {
    const { client } = await start();
    const [mapRunArn] = await startRun(client, '[1,2,3,4]');
    expect(await lookAt(client, mapRunArn)).toMatchObject({ itemCounts: { running: 1, pending: 3 } });
    await client.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 3 }));
    expect(await lookAt(client, mapRunArn)).toMatchObject({
      maxConcurrency: 3,
      itemCounts: { running: 3, pending: 1 },
    });
    await client.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 0 }));
    expect(await lookAt(client, mapRunArn)).toMatchObject({ itemCounts: { running: 4, pending: 0 } });
  });

  it('tolerates what it is told to, and keeps the limits that it was not told of', async () => {
    const { client, clock } = await start();
    const failing = mapOver({ Type: 'Wait', Seconds: 60, Next: 'Bad' }).replace(
      '"End":true}}',
      '"End":false},"Bad":{"Type":"Fail","Error":"Bad"}}',
    );
    const [mapRunArn, executionArn = ''] = await startRun(client, '[1,2]', failing);
    await client.send(new UpdateMapRunCommand({ mapRunArn, toleratedFailureCount: 1 }));
    await client.send(new UpdateMapRunCommand({ mapRunArn, toleratedFailurePercentage: 100 }));
    await client.send(new UpdateMapRunCommand({ mapRunArn, toleratedFailureCount: 2 }));
    expect(await lookAt(client, mapRunArn)).toMatchObject({
      maxConcurrency: 0,
      toleratedFailureCount: 2,
      toleratedFailurePercentage: 100,
    });
    await clock.advance(60_000);
    expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    await expect(
      client.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 1 })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Only a Map Run in status RUNNING can be updated; this one is SUCCEEDED',
    });
  });

  it('obeys its changed limits after a restart too', async () => {
    const before = await startCrashing();
    const [mapRunArn] = await startRun(before.client, '[1,2,3]');
    await before.client.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 2 }));
    const { client, clock } = await before.crash();
    await clock.advance(0);
    expect(await lookAt(client, mapRunArn)).toMatchObject({ maxConcurrency: 2, itemCounts: { running: 2 } });
  });

  it.each<[Partial<UpdateMapRunCommandInput>, string]>([
    [{}, 'ValidationException'],
    [{ maxConcurrency: -1 }, 'ValidationException'],
    [{ toleratedFailurePercentage: 101 }, 'ValidationException'],
    [{ mapRunArn: 'none', maxConcurrency: 1 }, 'InvalidArn'],
    [
      { mapRunArn: 'arn:aws:states:us-east-1:000000000000:mapRun:m/I:1', maxConcurrency: 1 },
      'ResourceNotFound',
    ],
  ])('is not changed by %j', async (change, name) => {
    const { client } = await start();
    const [mapRunArn] = await startRun(client, '[1]');
    await expect(client.send(new UpdateMapRunCommand({ mapRunArn, ...change }))).rejects.toMatchObject({
      name,
    });
  });
});
