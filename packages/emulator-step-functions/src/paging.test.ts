import {
  DeleteStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, pass, run, start } from './testing/start-step-functions.ts';

type Page = { readonly names: (string | undefined)[]; readonly nextToken?: string | undefined };

/** Every page of a list, read by its tokens. */
async function pages(read: (nextToken: string | undefined) => Promise<Page>): Promise<Page['names'][]> {
  const found: Page['names'][] = [];
  let token: string | undefined;
  do {
    const { names, nextToken } = await read(token);
    found.push(names);
    token = nextToken;
  } while (token !== undefined);
  return found;
}

const machinePages = (client: SFNClient, maxResults: number): Promise<Page['names'][]> =>
  pages(async (nextToken) => {
    const answer = await client.send(new ListStateMachinesCommand({ maxResults, nextToken }));
    return { names: answer.stateMachines?.map(({ name }) => name) ?? [], nextToken: answer.nextToken };
  });

it('lists machines by name, page by page, the last of which has no token', async () => {
  const { client } = await start();
  for (const name of ['c', 'a', 'b', 'd']) await create(client, pass, name);
  expect(await machinePages(client, 3)).toEqual([['a', 'b', 'c'], ['d']]);
  expect(await machinePages(client, 4)).toEqual([['a', 'b', 'c', 'd']]);
  expect(await machinePages(client, 0)).toEqual([['a', 'b', 'c', 'd']]);
});

it('leaves out no machine when the one that ended a page is deleted', async () => {
  const { client } = await start();
  const arns = await Promise.all(['a', 'b', 'c'].map((name) => create(client, pass, name)));
  const { nextToken } = await client.send(new ListStateMachinesCommand({ maxResults: 2 }));
  await client.send(new DeleteStateMachineCommand({ stateMachineArn: arns[1] }));
  const { stateMachines } = await client.send(new ListStateMachinesCommand({ nextToken }));
  expect(stateMachines?.map(({ name }) => name)).toEqual(['c']);
});

it('lists no execution twice when another begins between the pages', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  for (const name of ['one', 'two', 'three']) await run(client, stateMachineArn, '{}', name);
  const read = async (nextToken?: string): Promise<Page> => {
    const answer = await client.send(
      new ListExecutionsCommand({ stateMachineArn, maxResults: 2, nextToken }),
    );
    return { names: answer.executions?.map(({ name }) => name) ?? [], nextToken: answer.nextToken };
  };
  const first = await read();
  await run(client, stateMachineArn, '{}', 'four');
  expect([first.names, (await read(first.nextToken)).names]).toEqual([['three', 'two'], ['one']]);
});

it('refuses a token that it never gave, whatever the list', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  const executionArn = await run(client, stateMachineArn);
  const tokens = ['nonsense', Buffer.from('{"a":1}').toString('base64url')];
  for (const nextToken of tokens) {
    const commands = [
      () => client.send(new ListStateMachinesCommand({ nextToken })),
      () => client.send(new ListExecutionsCommand({ stateMachineArn, nextToken })),
      () => client.send(new GetExecutionHistoryCommand({ executionArn, nextToken })),
    ];
    for (const send of commands)
      await expect(send()).rejects.toMatchObject({
        name: 'InvalidToken',
        message: "Invalid Token: 'Invalid token'",
      });
  }
});

it('refuses pages of more than 1000', async () => {
  const { client } = await start();
  await expect(client.send(new ListStateMachinesCommand({ maxResults: 1001 }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
});
