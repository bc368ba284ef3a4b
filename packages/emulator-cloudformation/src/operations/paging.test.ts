import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListChangeSetsCommand,
  ListExportsCommand,
  ListImportsCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FakeAccount } from '../testing/fake-account.ts';
import { startCloudFormation } from '../testing/start-cloudformation.ts';

/** One more than a page holds, and a few to delete. */
const MANY = 103;
/** The stack of the change sets. */
const StackName = 'user-000';

let server: Awaited<ReturnType<typeof startCloudFormation>>;
let client: CloudFormationClient;

const number = (index: number): string => String(index).padStart(3, '0');
const ssm = (Name: string, Value: unknown = '1'): object => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name, Type: 'String', Value },
});
const importing = (name: string): object => ssm(name, { 'Fn::ImportValue': 'shared' });
const numbered = <Value>(valueOf: (name: string) => Value, prefix: string): Record<string, Value> =>
  Object.fromEntries(Array.from({ length: MANY }, (_, i) => [`${prefix}${number(i)}`, valueOf(number(i))]));
const create = (name: string, template: object) =>
  client.send(new CreateStackCommand({ StackName: name, TemplateBody: JSON.stringify(template) }));
const createChangeSet = (ChangeSetName: string, Resources: object) =>
  client.send(
    new CreateChangeSetCommand({ StackName, ChangeSetName, TemplateBody: JSON.stringify({ Resources }) }),
  );

/** The stacks `user-…` import what `exporter` exports; `user-000` has many change sets; `many` has many resources. */
beforeAll(async () => {
  server = await startCloudFormation({ account: new FakeAccount() });
  ({ client } = server);
  const Shared = { Value: 'x', Export: { Name: 'shared' } };
  await create('exporter', { Resources: { A: ssm('/shared') }, Outputs: { Shared } });
  for (let i = 0; i < MANY; i++)
    await create(`user-${number(i)}`, { Resources: { A: importing(`/user/${number(i)}`) } });
  await createChangeSet(
    'long',
    numbered((name) => ssm(`/new/${name}`), 'N'),
  );
  for (let i = 0; i < MANY; i++) await createChangeSet(`change-${number(i)}`, { A: ssm('/a') });
  await create('many', {
    Resources: numbered((name) => ssm(`/${name}`), 'R'),
    Outputs: numbered((name) => ({ Value: name, Export: { Name: `export-${name}` } }), 'O'),
  });
});
afterAll(() => server.close());

interface Paged {
  readonly names: (string | undefined)[] | undefined;
  readonly token: string | undefined;
}
type List = (NextToken: string | undefined) => Promise<Paged>;

async function pagesOf(list: List): Promise<string[][]> {
  const pages: string[][] = [];
  let token: string | undefined;
  do {
    const page = await list(token);
    pages.push((page.names ?? []) as string[]);
    ({ token } = page);
  } while (token !== undefined);
  return pages;
}

const listStacks: List = async (NextToken) => {
  const answer = await client.send(
    new ListStacksCommand({ NextToken, StackStatusFilter: ['CREATE_COMPLETE'] }),
  );
  return { names: answer.StackSummaries?.map((stack) => stack.StackName), token: answer.NextToken };
};
const describeStacks: List = async (NextToken) => {
  const answer = await client.send(new DescribeStacksCommand({ NextToken }));
  return { names: answer.Stacks?.map((stack) => stack.StackName), token: answer.NextToken };
};
const listResources: List = async (NextToken) => {
  const answer = await client.send(new ListStackResourcesCommand({ StackName: 'many', NextToken }));
  const names = answer.StackResourceSummaries?.map(({ LogicalResourceId }) => LogicalResourceId);
  return { names, token: answer.NextToken };
};
const listExports: List = async (NextToken) => {
  const answer = await client.send(new ListExportsCommand({ NextToken }));
  return { names: answer.Exports?.map(({ Name }) => Name), token: answer.NextToken };
};
const listImports: List = async (NextToken) => {
  const answer = await client.send(new ListImportsCommand({ ExportName: 'shared', NextToken }));
  return { names: answer.Imports, token: answer.NextToken };
};
const listChangeSets: List = async (NextToken) => {
  const answer = await client.send(new ListChangeSetsCommand({ StackName, NextToken }));
  return { names: answer.Summaries?.map(({ ChangeSetName }) => ChangeSetName), token: answer.NextToken };
};
const describeChangeSet: List = async (NextToken) => {
  const input = { StackName, ChangeSetName: 'long', NextToken };
  const answer = await client.send(new DescribeChangeSetCommand(input));
  const names = answer.Changes?.map(({ ResourceChange }) => ResourceChange?.LogicalResourceId);
  return { names, token: answer.NextToken };
};
const describeEvents: List = async (NextToken) => {
  const answer = await client.send(new DescribeStackEventsCommand({ StackName: 'many', NextToken }));
  const names = answer.StackEvents?.map((event) => `${event.LogicalResourceId} ${event.ResourceStatus}`);
  return { names, token: answer.NextToken };
};

const names = (prefix: string): string[] => Object.keys(numbered(() => '', prefix));
const both = (name: string): string[] => [`${name} CREATE_COMPLETE`, `${name} CREATE_IN_PROGRESS`];

it.each<[string, List, string[]]>([
  ['ListStacks', listStacks, ['exporter', 'many', ...names('user-')]],
  ['DescribeStacks', describeStacks, ['exporter', 'many', ...names('user-')]],
  ['ListStackResources', listResources, names('R')],
  ['ListExports', listExports, [...names('export-'), 'shared']],
  ['ListImports', listImports, names('user-')],
  ['ListChangeSets', listChangeSets, [...names('change-'), 'long']],
  ['DescribeChangeSet', describeChangeSet, [...names('N'), 'A']],
  [
    'DescribeStackEvents',
    describeEvents,
    ['many CREATE_COMPLETE', ...names('R').reverse().flatMap(both), 'many CREATE_IN_PROGRESS'],
  ],
])('%s answers the whole list in pages of a hundred', async (_operation, list, whole) => {
  const pages = await pagesOf(list);
  expect(pages.flat()).toEqual(whole);
  expect(pages.slice(0, -1).every((page) => page.length === 100)).toBe(true);
  expect(pages).toHaveLength(Math.ceil(whole.length / 100));
});

it.each<[string, List]>([
  ['ListStacks', listStacks],
  ['DescribeStackEvents', describeEvents],
])('%s refuses a token that it did not give', async (_operation, list) => {
  await expect(list('***')).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'The NextToken is not one that this operation gave.',
  });
});

const deleteStack = (name: string) => client.send(new DeleteStackCommand({ StackName: name }));

it.each<[string, List, () => Promise<unknown>]>([
  [
    'ListChangeSets',
    listChangeSets,
    () => client.send(new DeleteChangeSetCommand({ StackName, ChangeSetName: 'change-002' })),
  ],
  ['ListStacks', listStacks, () => deleteStack('user-002')],
  ['DescribeStacks', describeStacks, () => deleteStack('user-003')],
  ['ListImports', listImports, () => deleteStack('user-004')],
])('%s goes on where it was after a deletion', async (_operation, list, remove) => {
  const [, second = []] = await pagesOf(list);
  const { token } = await list(undefined);
  await remove();
  expect((await list(token)).names).toEqual(second);
  expect(second).not.toEqual([]);
});
