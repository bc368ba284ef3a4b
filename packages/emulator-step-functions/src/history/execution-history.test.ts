import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, pass, run, start } from '../testing/start-step-functions.ts';

it('pages a history from either end, with the data or without', async () => {
  const { client } = await start();
  const executionArn = await run(client, await create(client, pass), '{"secret":1}');
  const read = async (reverseOrder: boolean): Promise<(number | undefined)[]> => {
    const ids: (number | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const command = new GetExecutionHistoryCommand({
        executionArn,
        reverseOrder,
        maxResults: 3,
        nextToken,
      });
      const page = await client.send(command);
      ids.push(...(page.events ?? []).map(({ id }) => id));
      ({ nextToken } = page);
    } while (nextToken);
    return ids;
  };
  expect(await read(false)).toEqual([1, 2, 3, 4]);
  expect(await read(true)).toEqual([4, 3, 2, 1]);
  const bare = await client.send(
    new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }),
  );
  expect(JSON.stringify(bare.events)).not.toContain('secret');
  expect(bare.events?.[1]?.stateEnteredEventDetails).toEqual({ name: 'A' });
  const wrong = new GetExecutionHistoryCommand({ executionArn, nextToken: 'nonsense' });
  await expect(client.send(wrong)).rejects.toMatchObject({ name: 'InvalidToken' });
});

it('reads a history of many events from any place', async () => {
  const { client } = await start();
  const states = Array.from({ length: 300 }, (_, index) => [
    `S${index}`,
    { Type: 'Pass', ...(index === 299 ? { End: true } : { Next: `S${index + 1}` }) },
  ]);
  const definition = JSON.stringify({ StartAt: 'S0', States: Object.fromEntries(states) as object });
  const executionArn = await run(client, await create(client, definition));
  const ids: (number | undefined)[] = [];
  for (let nextToken: string | undefined, page = 0; page === 0 || nextToken; page++) {
    const command = new GetExecutionHistoryCommand({ executionArn, maxResults: 150, nextToken });
    const answer = await client.send(command);
    ids.push(...(answer.events ?? []).map(({ id }) => id));
    ({ nextToken } = answer);
  }
  expect(ids).toEqual(Array.from({ length: 602 }, (_, index) => index + 1));
  const last = await client.send(
    new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 2 }),
  );
  expect(last.events?.map(({ id, type }) => [id, type])).toEqual([
    [602, 'ExecutionSucceeded'],
    [601, 'PassStateExited'],
  ]);
});
