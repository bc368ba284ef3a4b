import {
  type CloudFormationClient,
  CreateStackCommand,
  type CreateStackInput,
  DeleteStackCommand,
  type DeleteStackInput,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type StackEvent,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeAccount } from '../testing/fake-account.ts';
import { startCloudFormation } from '../testing/start-cloudformation.ts';

let server: Awaited<ReturnType<typeof startCloudFormation>>;
let client: CloudFormationClient;
let account: FakeAccount;
const StackName = 'scones';

beforeEach(async () => {
  account = new FakeAccount();
  server = await startCloudFormation({ account });
  ({ client } = server);
});
afterEach(() => server.close());

const parameter = (Name: string, Value: unknown, more: object = {}): object => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name, Type: 'String', Value },
  ...more,
});
const templateOf = (Resources: Record<string, object>, more: object = {}): string =>
  JSON.stringify({ Resources, ...more });
const create = async (resources: Record<string, object>, input: Partial<CreateStackInput> = {}) => {
  const TemplateBody = templateOf(resources);
  const { StackId } = await client.send(new CreateStackCommand({ StackName, TemplateBody, ...input }));
  return StackId as string;
};
const update = (resources: Record<string, object>) =>
  client.send(new UpdateStackCommand({ StackName, TemplateBody: templateOf(resources) }));
const remove = (input: Partial<DeleteStackInput> = {}) =>
  client.send(new DeleteStackCommand({ StackName, ...input }));
const eventsOf = async (name = StackName): Promise<StackEvent[]> =>
  (await client.send(new DescribeStackEventsCommand({ StackName: name }))).StackEvents?.reverse() ?? [];
const wordsOf = async (name = StackName): Promise<string[]> =>
  (await eventsOf(name)).map((event) => `${event.LogicalResourceId} ${event.ResourceStatus}`);
const statusOf = async (name = StackName): Promise<string | undefined> =>
  (await client.send(new DescribeStacksCommand({ StackName: name }))).Stacks?.[0]?.StackStatus;
const names = (): string[] => [...account.parameters.keys()].sort();

describe('the events of a stack', () => {
  it('come in this order when a first deployment is rolled back', async () => {
    account.refuses = /PutParameter.*\/c/;
    await create({
      A: parameter('/a', '1'),
      B: parameter('/b', { Ref: 'A' }),
      C: parameter('/c', { Ref: 'B' }),
    });
    expect(await wordsOf()).toEqual([
      'scones CREATE_IN_PROGRESS',
      'A CREATE_IN_PROGRESS',
      'A CREATE_COMPLETE',
      'B CREATE_IN_PROGRESS',
      'B CREATE_COMPLETE',
      'C CREATE_IN_PROGRESS',
      'C CREATE_FAILED',
      'scones ROLLBACK_IN_PROGRESS',
      'B DELETE_IN_PROGRESS',
      'B DELETE_COMPLETE',
      'A DELETE_IN_PROGRESS',
      'A DELETE_COMPLETE',
      'scones ROLLBACK_COMPLETE',
    ]);
  });

  it('come in this order when an update is rolled back', async () => {
    await create({ A: parameter('/a', '1') });
    const before = (await eventsOf()).length;
    account.refuses = /PutParameter.*\/b/;
    await update({ A: parameter('/a', '2'), B: parameter('/b', { Ref: 'A' }) });
    expect((await wordsOf()).slice(before)).toEqual([
      'scones UPDATE_IN_PROGRESS',
      'A UPDATE_IN_PROGRESS',
      'A UPDATE_COMPLETE',
      'B CREATE_IN_PROGRESS',
      'B CREATE_FAILED',
      'scones UPDATE_ROLLBACK_IN_PROGRESS',
      'A UPDATE_IN_PROGRESS',
      'A UPDATE_COMPLETE',
      'scones UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(account.parameters.get('/a')).toBe('1');
  });

  it('come in this order when a resource is replaced', async () => {
    await create({ A: parameter('/a', '1') });
    const before = (await eventsOf()).length;
    await update({ A: parameter('/new', '1') });
    expect((await wordsOf()).slice(before)).toEqual([
      'scones UPDATE_IN_PROGRESS',
      'A CREATE_IN_PROGRESS',
      'A CREATE_COMPLETE',
      'scones UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'A DELETE_IN_PROGRESS',
      'A DELETE_COMPLETE',
      'scones UPDATE_COMPLETE',
    ]);
  });

  it('tell of no removal where the new resource is the one before', async () => {
    const version = (Description: string): Record<string, object> => ({
      V: {
        Type: 'AWS::StepFunctions::StateMachineVersion',
        Properties: { StateMachineArn: 'arn:m', Description },
      },
    });
    await create(version('one'));
    await update(version('two'));
    expect((await wordsOf()).filter((words) => words.includes('DELETE'))).toEqual([]);
    expect(account.calls.filter((call) => call.includes('DeleteStateMachineVersion'))).toEqual([]);
  });

  it('carry the token of the request that caused them', async () => {
    const StackId = await create({ A: parameter('/a', '1') }, { ClientRequestToken: 'first' });
    await remove({ ClientRequestToken: 'last' });
    const events = await eventsOf(StackId);
    const tokens = events.map((event) => `${event.LogicalResourceId} ${event.ClientRequestToken}`);
    expect(tokens).toEqual([
      ...['scones first', 'A first', 'A first', 'scones first'],
      ...['scones last', 'A last', 'A last', 'scones last'],
    ]);
  });
});

describe('a policy of deletion', () => {
  it.each([
    ['Delete', 'DELETE_COMPLETE', []],
    ['Retain', 'DELETE_SKIPPED', ['/a']],
    ['RetainExceptOnCreate', 'DELETE_SKIPPED', ['/a']],
  ])('%s ends in %s when its stack is deleted', async (DeletionPolicy, status, left) => {
    const StackId = await create({ A: parameter('/a', '1', { DeletionPolicy }) });
    await remove();
    expect(await wordsOf(StackId)).toContain(`A ${status}`);
    expect(names()).toEqual(left);
  });

  it.each([
    ['Delete', []],
    ['Retain', ['/a']],
    ['RetainExceptOnCreate', []],
  ])('%s leaves %j of a first deployment that is rolled back', async (DeletionPolicy, left) => {
    account.refuses = /PutParameter.*\/b/;
    await create({ A: parameter('/a', '1', { DeletionPolicy }), B: parameter('/b', { Ref: 'A' }) });
    expect(await statusOf()).toBe('ROLLBACK_COMPLETE');
    expect(names()).toEqual(left);
  });

  it.each([
    ['Delete', ['/new']],
    ['Retain', ['/a', '/new']],
  ])('of what is replaced, %s, leaves %j', async (UpdateReplacePolicy, left) => {
    await create({ A: parameter('/a', '1', { UpdateReplacePolicy }) });
    await update({ A: parameter('/new', '1', { UpdateReplacePolicy }) });
    expect(names()).toEqual(left);
  });
});

describe('what cannot be removed', () => {
  const chain = {
    A: parameter('/a', '1'),
    B: parameter('/b', { Ref: 'A' }),
    C: parameter('/c', { Ref: 'B' }),
    D: parameter('/d', '4'),
  };

  it('keeps all that it depends on, directly or not', async () => {
    await create(chain);
    account.refuses = /DeleteParameter.*\/c/;
    await remove();
    expect(await statusOf()).toBe('DELETE_FAILED');
    expect(names()).toEqual(['/a', '/b', '/c']);
  });

  it('may be left alone once its removal has failed, and not before', async () => {
    const StackId = await create(chain);
    await expect(remove({ RetainResources: ['C'] })).rejects.toThrow(
      'RetainResources needs a stack in DELETE_FAILED',
    );
    account.refuses = /DeleteParameter.*\/c/;
    await remove();
    await remove({ RetainResources: ['C'] });
    expect(await statusOf(StackId)).toBe('DELETE_COMPLETE');
    expect(names()).toEqual(['/c']);
  });

  it('fails the rollback of a first deployment', async () => {
    account.refuses = /PutParameter.*\/b|DeleteParameter.*\/a/;
    await create({ A: parameter('/a', '1'), B: parameter('/b', { Ref: 'A' }) });
    expect(await statusOf()).toBe('ROLLBACK_FAILED');
  });

  it('does not fail an update that no longer needs it', async () => {
    await create({ A: parameter('/a', '1'), B: parameter('/b', '2') });
    account.refuses = /DeleteParameter/;
    await update({ A: parameter('/a', '1') });
    expect(await statusOf()).toBe('UPDATE_COMPLETE');
    expect(await wordsOf()).toContain('B DELETE_FAILED');
  });
});

it('makes every call with the role of the stack, its deletion too', async () => {
  const roles: (string | undefined)[] = [];
  const callService = account.callService;
  await server.close();
  const watched = Object.assign(new FakeAccount(), {
    callService: async (...call: Parameters<typeof callService>) => {
      if (call[0] === 'ssm') roles.push(call[3]?.roleArn);
      return await callService(...call);
    },
  });
  server = await startCloudFormation({ account: watched });
  ({ client } = server);
  const RoleARN = 'arn:aws:iam::000000000000:role/deployer';
  await create({ A: parameter('/a', '1') }, { RoleARN });
  await remove();
  expect(roles).toEqual([RoleARN, RoleARN]);
});
