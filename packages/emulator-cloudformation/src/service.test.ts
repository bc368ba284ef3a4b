import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListExportsCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
  type Stack,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { Store } from '@scones/emulator-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeAccount } from './testing/fake-account.ts';
import { startCloudFormation } from './testing/start-cloudformation.ts';

let server: Awaited<ReturnType<typeof startCloudFormation>>;
let client: CloudFormationClient;
let account: FakeAccount;
let store: Store;
let uploaded: Map<string, string>;
const StackName = 'scones';

const start = async (): Promise<void> => {
  server = await startCloudFormation({ store, account });
  ({ client, uploaded } = server);
};

beforeEach(async () => {
  [account, store] = [new FakeAccount(), new Store(':memory:')];
  await start();
});
afterEach(async () => {
  await server.close();
  store.close();
});

const parameter = (Name: string, Value: unknown, more: object = {}): object => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name, Type: 'String', Value },
  ...more,
});
const templateOf = (Resources: Record<string, object>, more: object = {}): string =>
  JSON.stringify({ Resources, ...more });
const describeStack = async (name = StackName): Promise<Stack> =>
  (await client.send(new DescribeStacksCommand({ StackName: name }))).Stacks?.[0] as Stack;

let count = 0;
const createChangeSet = async (TemplateBody: string, input: object = {}): Promise<string> => {
  const stacks = (await client.send(new DescribeStacksCommand({}))).Stacks ?? [];
  const exists = stacks.some(
    (stack) => stack.StackName === StackName && stack.StackStatus !== 'REVIEW_IN_PROGRESS',
  );
  const { Id } = await client.send(
    new CreateChangeSetCommand({
      StackName,
      ChangeSetName: `change-${++count}`,
      ChangeSetType: exists ? 'UPDATE' : 'CREATE',
      TemplateBody,
      Parameters: [],
      Tags: [],
      ...input,
    }),
  );
  return Id as string;
};
const deploy = async (TemplateBody: string, input: object = {}): Promise<Stack> => {
  const ChangeSetName = await createChangeSet(TemplateBody, input);
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName }));
  return await describeStack((input as { StackName?: string }).StackName);
};
const events = async (name = StackName): Promise<string[]> => {
  const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: name }));
  return (StackEvents ?? []).reverse().map((event) => `${event.LogicalResourceId} ${event.ResourceStatus}`);
};

describe('a first deployment', () => {
  it('makes the resources in the order of their references and puts out what they are', async () => {
    const stack = await deploy(
      templateOf(
        { B: parameter('/b', { 'Fn::GetAtt': ['A', 'Value'] }), A: parameter('/a', '1') },
        { Description: 'two', Outputs: { Name: { Value: { Ref: 'B' }, Export: { Name: 'b-name' } } } },
      ),
      { Tags: [{ Key: 'project', Value: 'scones' }] },
    );
    expect(stack).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Description: 'two',
      Outputs: [{ OutputKey: 'Name', OutputValue: '/b', ExportName: 'b-name' }],
      Tags: [{ Key: 'project', Value: 'scones' }],
    });
    expect([...account.parameters]).toEqual([
      ['/a', '1'],
      ['/b', '1'],
    ]);
    expect(await events()).toEqual([
      'scones REVIEW_IN_PROGRESS',
      'scones CREATE_IN_PROGRESS',
      'A CREATE_IN_PROGRESS',
      'A CREATE_COMPLETE',
      'B CREATE_IN_PROGRESS',
      'B CREATE_COMPLETE',
      'scones CREATE_COMPLETE',
    ]);
    expect((await client.send(new ListExportsCommand({}))).Exports).toMatchObject([
      { Name: 'b-name', Value: '/b' },
    ]);
  });

  it('reads the template from S3, in either style of address', async () => {
    const text = templateOf({ A: parameter('/a', '1') });
    uploaded.set('assets/scones.json', text);
    await deploy('', { TemplateBody: undefined, TemplateURL: 'http://127.0.0.1:4566/assets/scones.json' });
    await expect(
      deploy('', {
        TemplateBody: undefined,
        TemplateURL: 'https://assets.s3.us-east-1.amazonaws.com/none.json',
      }),
    ).rejects.toThrow('S3 error: The specified key does not exist.');
    const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName }));
    expect(TemplateBody).toBe(text);
  });

  it('takes parameters, from SSM too', async () => {
    account.parameters.set('/shared', 'from SSM');
    const Parameters = { P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/shared' } };
    const stack = await deploy(templateOf({ A: parameter('/a', { Ref: 'P' }) }, { Parameters }));
    expect(account.parameters.get('/a')).toBe('from SSM');
    expect(stack.Parameters).toEqual([
      { ParameterKey: 'P', ParameterValue: '/shared', ResolvedValue: 'from SSM' },
    ]);
  });

  it('leaves out what is not under its condition', async () => {
    const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
    await deploy(
      templateOf(
        { A: parameter('/a', '1'), B: parameter('/b', '2', { Condition: 'Never' }) },
        { Conditions },
      ),
    );
    expect([...account.parameters.keys()]).toEqual(['/a']);
  });

  it('names a resource without a name after the stack and its logical id', async () => {
    const template = templateOf({
      Reader: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [] } } },
    });
    await deploy(template, { Capabilities: ['CAPABILITY_IAM'] });
    expect([...account.roles][0]).toMatch(/^scones-Reader-[A-Z0-9]{12}$/);
    const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName }));
    expect(StackResources).toMatchObject([
      { LogicalResourceId: 'Reader', PhysicalResourceId: [...account.roles][0] },
    ]);
  });

  it('takes back everything that it made when a resource cannot be made', async () => {
    account.refuses = /PutParameter.*\/b/;
    const stack = await deploy(
      templateOf({ A: parameter('/a', '1'), B: parameter('/b', '2', { DependsOn: 'A' }) }),
    );
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(account.parameters.size).toBe(0);
    const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName }));
    expect(StackEvents?.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')).toMatchObject({
      LogicalResourceId: 'B',
      ResourceStatusReason: 'The account refuses (AccessDenied)',
    });
    expect(
      StackEvents?.find(({ ResourceStatus }) => ResourceStatus === 'ROLLBACK_IN_PROGRESS'),
    ).toMatchObject({
      ResourceStatusReason: 'The following resource(s) failed to create: [B]. Rollback requested by user.',
    });
  });

  it('leaves what it made when told not to roll back', async () => {
    account.refuses = /PutParameter.*\/b/;
    const stack = await deploy(templateOf({ A: parameter('/a', '1'), B: parameter('/b', '2') }), {
      OnStackFailure: 'DO_NOTHING',
    });
    expect(stack.StackStatus).toBe('CREATE_FAILED');
    expect([...account.parameters.keys()]).toEqual(['/a']);
  });

  it('fails by name for a property that the emulator does not have', async () => {
    const stack = await deploy(
      templateOf({ A: parameter('/a', '1', { Properties: { Type: 'String', Value: 'x', Teir: 'y' } }) }),
    );
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName }));
    expect(StackEvents?.map(({ ResourceStatusReason }) => ResourceStatusReason).join()).toContain(
      'The emulator does not support the property Teir of AWS::SSM::Parameter (NotSupported)',
    );
  });

  it.each<[string, string, RegExp]>([
    [
      'a type that does not exist',
      templateOf({ A: { Type: 'AWS::EC2::Instance' } }),
      /Unrecognized resource types: \[AWS::EC2::Instance\]\. The emulator does not support AWS::EC2::Instance: it has no networks/,
    ],
    [
      'a circle',
      templateOf({ A: parameter('/a', { Ref: 'A' }) }),
      /Circular dependency between resources: \[A\]/,
    ],
    [
      'roles that nobody agreed to',
      templateOf({ R: { Type: 'AWS::IAM::Role' } }),
      /Requires capabilities : \[CAPABILITY_IAM\]/,
    ],
    ['text that is no template', '{', /JSON not well-formed/],
  ])('refuses %s at once, and leaves no stack', async (_what, template, message) => {
    await expect(createChangeSet(template)).rejects.toThrow(message);
    expect((await client.send(new ListStacksCommand({}))).StackSummaries).toEqual([]);
  });
});

describe('a later deployment', () => {
  beforeEach(async () => {
    await deploy(templateOf({ A: parameter('/a', '1'), B: parameter('/b', { 'Fn::Sub': '${A}!' }) }));
    account.calls.length = 0;
  });

  it('says when nothing has changed', async () => {
    const ChangeSetName = await createChangeSet(
      templateOf({ A: parameter('/a', '1'), B: parameter('/b', { 'Fn::Sub': '${A}!' }) }),
    );
    expect(await client.send(new DescribeChangeSetCommand({ ChangeSetName }))).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason: expect.stringMatching(/^The submitted information didn't contain changes\./) as string,
    });
    await expect(client.send(new ExecuteChangeSetCommand({ ChangeSetName }))).rejects.toMatchObject({
      name: 'InvalidChangeSetStatusException',
    });
  });

  it('touches only what has changed', async () => {
    const stack = await deploy(
      templateOf({ A: parameter('/a', '2'), B: parameter('/b', { 'Fn::Sub': '${A}!' }) }),
    );
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect(account.calls).toEqual([
      'ssm:PutParameter {"Name":"/a","Type":"String","Value":"2","Overwrite":true}',
    ]);
  });

  it('changes outputs alone without touching any resource', async () => {
    const stack = await deploy(
      templateOf(
        { A: parameter('/a', '1'), B: parameter('/b', { 'Fn::Sub': '${A}!' }) },
        { Outputs: { N: { Value: 'n' } } },
      ),
    );
    expect(stack.Outputs).toMatchObject([{ OutputKey: 'N', OutputValue: 'n' }]);
    expect(account.calls).toEqual([]);
  });

  it('replaces what cannot change, then what refers to it, and removes the old one last', async () => {
    const template = templateOf({ A: parameter('/new', '1'), B: parameter('/b', { 'Fn::Sub': '${A}!' }) });
    const ChangeSetName = await createChangeSet(template);
    const { Changes } = await client.send(new DescribeChangeSetCommand({ ChangeSetName }));
    expect(Changes?.map(({ ResourceChange }) => ResourceChange)).toMatchObject([
      { LogicalResourceId: 'A', Action: 'Modify', Replacement: 'True', PhysicalResourceId: '/a' },
      { LogicalResourceId: 'B', Action: 'Modify', Replacement: 'False' },
    ]);
    await client.send(new ExecuteChangeSetCommand({ ChangeSetName }));
    expect((await describeStack()).StackStatus).toBe('UPDATE_COMPLETE');
    expect(account.calls.map((call) => call.split(' ')[0])).toEqual([
      'ssm:PutParameter',
      'ssm:PutParameter',
      'ssm:DeleteParameter',
    ]);
    expect(account.parameters).toEqual(
      new Map([
        ['/b', '/new!'],
        ['/new', '1'],
      ]),
    );
    expect(await events()).toContain('scones UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  });

  it('removes what the template no longer has, and keeps what is to be retained', async () => {
    await deploy(
      templateOf({ A: parameter('/a', '1'), C: parameter('/c', '3', { DeletionPolicy: 'Retain' }) }),
    );
    expect([...account.parameters.keys()].sort()).toEqual(['/a', '/c']);
    await deploy(templateOf({ A: parameter('/a', '1') }));
    expect([...account.parameters.keys()].sort()).toEqual(['/a', '/c']);
    expect(await events()).toContain('C DELETE_SKIPPED');
    const { StackResourceSummaries } = await client.send(new ListStackResourcesCommand({ StackName }));
    expect(StackResourceSummaries?.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['A']);
  });

  it('puts everything back when a resource cannot be changed', async () => {
    account.refuses = /PutParameter.*\/c/;
    const stack = await deploy(
      templateOf({ A: parameter('/a', '2'), B: parameter('/elsewhere', 'x'), C: parameter('/c', '3') }),
    );
    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(account.parameters).toEqual(
      new Map([
        ['/a', '1'],
        ['/b', '/a!'],
      ]),
    );
    account.refuses = undefined;
    account.calls.length = 0;
    expect(
      (await deploy(templateOf({ A: parameter('/a', '3'), B: parameter('/b', { 'Fn::Sub': '${A}!' }) })))
        .StackStatus,
    ).toBe('UPDATE_COMPLETE');
    expect(account.calls).toHaveLength(1);
  });

  it('has one change set of a name, which can be deleted', async () => {
    const ChangeSetName = await createChangeSet(templateOf({ A: parameter('/a', '2') }));
    await client.send(new DeleteChangeSetCommand({ ChangeSetName }));
    await client.send(new DeleteChangeSetCommand({ ChangeSetName: 'never-was', StackName }));
    await expect(client.send(new DescribeChangeSetCommand({ ChangeSetName }))).rejects.toMatchObject({
      name: 'ChangeSetNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('exports no name that another stack exports', async () => {
    const more = { Outputs: { N: { Value: 'n', Export: { Name: 'taken' } } } };
    await deploy(templateOf({ A: parameter('/a', '1') }, more));
    const other = await deploy(templateOf({ A: parameter('/other', '1') }, more), {
      StackName: 'other',
      ChangeSetType: 'CREATE',
    });
    expect(other.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(account.parameters.has('/other')).toBe(false);
  });
});

describe('the deletion of a stack', () => {
  beforeEach(async () => {
    await deploy(
      templateOf({
        A: parameter('/a', '1'),
        B: parameter('/b', { Ref: 'A' }),
        C: parameter('/c', '3', { DeletionPolicy: 'Retain' }),
      }),
    );
  });

  it('removes the resources in the reverse order of their making, and is described by ARN from then on', async () => {
    const { StackId } = await describeStack();
    account.calls.length = 0;
    await client.send(new DeleteStackCommand({ StackName }));
    expect(account.calls).toEqual(['ssm:DeleteParameter {"Name":"/b"}', 'ssm:DeleteParameter {"Name":"/a"}']);
    await expect(describeStack()).rejects.toThrow('Stack with id scones does not exist');
    expect((await describeStack(StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect((await events(StackId)).at(-1)).toBe('scones DELETE_COMPLETE');
  });

  it('keeps what cannot be removed and all that it depends on, and goes on when it can be', async () => {
    account.refuses = /DeleteParameter.*\/b/;
    await client.send(new DeleteStackCommand({ StackName }));
    expect(await describeStack()).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: 'The following resource(s) failed to delete: [B]. ',
    });
    expect([...account.parameters.keys()]).toEqual(['/a', '/b', '/c']);
    account.refuses = undefined;
    await client.send(new DeleteStackCommand({ StackName }));
    expect([...account.parameters.keys()]).toEqual(['/c']);
  });

  it('is no error for a stack that is not there', async () => {
    await client.send(new DeleteStackCommand({ StackName: 'never-was' }));
  });
});

it('validates a template', async () => {
  const template = templateOf(
    { R: { Type: 'AWS::IAM::Role' } },
    { Parameters: { P: { Type: 'String', Default: 'x' } } },
  );
  expect(await client.send(new ValidateTemplateCommand({ TemplateBody: template }))).toMatchObject({
    Parameters: [{ ParameterKey: 'P', DefaultValue: 'x' }],
    Capabilities: ['CAPABILITY_IAM'],
  });
  await expect(client.send(new ValidateTemplateCommand({ TemplateBody: '{}' }))).rejects.toMatchObject({
    name: 'ValidationError',
  });
});

it('fails a stack that an earlier emulator left unfinished, and lets it be deleted', async () => {
  await deploy(templateOf({ A: parameter('/a', '1') }));
  const stacks = store.collection<{ id: string; status: string }>('cloudformation.stacks');
  for (const stack of stacks.values()) stacks.put(stack.id, { ...stack, status: 'UPDATE_IN_PROGRESS' });
  await server.close();
  await start();
  expect((await describeStack()).StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
  await client.send(new DeleteStackCommand({ StackName }));
  expect(account.parameters.size).toBe(0);
});
