import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  type CreateStackInput,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateSummaryCommand,
  ListChangeSetsCommand,
  ListImportsCommand,
  type Stack,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
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

const parameter = (Name: string, Value: unknown): object => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name, Type: 'String', Value },
});
const templateOf = (Resources: Record<string, object>, more: object = {}): string =>
  JSON.stringify({ Resources, ...more });
const one = templateOf({ A: parameter('/a', '1') });
const create = (TemplateBody = one, input: Partial<CreateStackInput> = {}) =>
  client.send(new CreateStackCommand({ StackName, TemplateBody, ...input }));
const describeStack = async (name = StackName): Promise<Stack> =>
  (await client.send(new DescribeStacksCommand({ StackName: name }))).Stacks?.[0] as Stack;
const reasons = async (name = StackName): Promise<string> => {
  const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: name }));
  return (StackEvents ?? []).map(({ ResourceStatusReason }) => ResourceStatusReason).join('\n');
};

describe('CreateStack', () => {
  it('makes a stack, and shows all that it was given', async () => {
    const { StackId } = await create(one, {
      RoleARN: 'arn:aws:iam::000000000000:role/deployer',
      Tags: [{ Key: 'a', Value: 'b' }],
      NotificationARNs: ['arn:aws:sns:us-east-1:000000000000:told'],
      TimeoutInMinutes: 5,
      DisableRollback: true,
      EnableTerminationProtection: true,
    });
    expect(await describeStack()).toMatchObject({
      StackId,
      StackStatus: 'CREATE_COMPLETE',
      RoleARN: 'arn:aws:iam::000000000000:role/deployer',
      Tags: [{ Key: 'a', Value: 'b' }],
      NotificationARNs: ['arn:aws:sns:us-east-1:000000000000:told'],
      TimeoutInMinutes: 5,
      DisableRollback: true,
      EnableTerminationProtection: true,
    });
    expect(account.calls.filter((call) => call.startsWith('sns:Publish'))).toHaveLength(4);
  });

  it('makes one stack of a name, and of a request that is sent twice', async () => {
    const first = await create(one, { ClientRequestToken: 'token' });
    expect((await create(one, { ClientRequestToken: 'token' })).StackId).toBe(first.StackId);
    await expect(create()).rejects.toMatchObject({
      name: 'AlreadyExistsException',
      message: 'Stack [scones] already exists',
    });
  });

  it.each([
    ['ROLLBACK', 'ROLLBACK_COMPLETE', []],
    ['DO_NOTHING', 'CREATE_FAILED', ['/a']],
    ['DELETE', 'DELETE_COMPLETE', []],
  ] as const)('does on failure what the request says: %s', async (OnFailure, status, left) => {
    account.refuses = /PutParameter.*\/b/;
    const { StackId } = await create(templateOf({ A: parameter('/a', '1'), B: parameter('/b', '2') }), {
      OnFailure,
    });
    expect((await describeStack(StackId)).StackStatus).toBe(status);
    expect([...account.parameters.keys()]).toEqual(left);
  });

  it.each<[string, Partial<CreateStackInput>, string]>([
    [
      'a name of other signs',
      { StackName: 'a_b' },
      "1 validation error detected: Value 'a_b' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
    ],
    [
      'types that it may not touch',
      { ResourceTypes: ['AWS::S3::*'] },
      'Resource type AWS::SSM::Parameter is not allowed by parameter ResourceTypes [AWS::S3::*]',
    ],
    ['no template', { TemplateBody: undefined }, 'Either Template URL or Template Body must be specified.'],
    [
      'both templates',
      { TemplateURL: 'http://127.0.0.1/a/b' },
      'Specify exactly one of Template Body and Template URL.',
    ],
    ['a policy of the stack', { StackPolicyBody: '{}' }, 'The emulator does not support stack policies'],
  ])('refuses %s', async (_what, input, message) => {
    await expect(create(one, input)).rejects.toThrow(message);
  });

  it('refuses more text than a request may have', async () => {
    const long = templateOf({ A: parameter('/a', 'x'.repeat(51_200)) });
    await expect(create(long)).rejects.toThrow('Member must have length less than or equal to 51200');
  });

  it('fails over an export that is not there', async () => {
    await create(templateOf({ A: parameter('/a', { 'Fn::ImportValue': 'nowhere' }) }));
    expect((await describeStack()).StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await reasons()).toContain('No export named nowhere found. Rollback requested by user.');
  });
});

describe('UpdateStack', () => {
  const update = (TemplateBody: string | undefined, input: object = {}) =>
    client.send(new UpdateStackCommand({ StackName, TemplateBody, ...input }));

  it('changes what differs, and keeps the tags and parameters that the request leaves out', async () => {
    const template = templateOf(
      { A: parameter('/a', { Ref: 'P' }) },
      { Parameters: { P: { Type: 'String' }, Q: { Type: 'String', Default: 'q' } } },
    );
    const Parameters = [{ ParameterKey: 'P', ParameterValue: 'one' }];
    await create(template, { Parameters, Tags: [{ Key: 'a', Value: 'b' }] });
    await update(undefined, {
      UsePreviousTemplate: true,
      Parameters: [{ ParameterKey: 'P', ParameterValue: 'two' }],
    });
    expect(account.parameters.get('/a')).toBe('two');
    expect(await describeStack()).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
      Tags: [{ Key: 'a', Value: 'b' }],
    });
  });

  it.each([
    ['the same', one],
    ['the same in other numbers', templateOf({ A: parameter('/a', 1) })],
  ])('says that there is nothing to do for %s', async (_what, template) => {
    await create();
    await expect(update(template)).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'No updates are to be performed.',
    });
  });

  it('refuses a stack that is not there, and one that was rolled back', async () => {
    await expect(update(one)).rejects.toThrow('Stack [scones] does not exist');
    account.refuses = /PutParameter/;
    await create();
    await expect(update(one)).rejects.toThrow(
      /^Stack:arn:.* is in ROLLBACK_COMPLETE state and can not be updated\.$/,
    );
  });
});

describe('exports', () => {
  const exporting = (value: string): string =>
    templateOf({ A: parameter('/a', '1') }, { Outputs: { O: { Value: value, Export: { Name: 'x' } } } });

  beforeEach(async () => {
    await create(exporting('one'));
    await create(templateOf({ B: parameter('/b', { 'Fn::ImportValue': 'x' }) }), { StackName: 'importer' });
  });

  it('are listed with the stacks that use them', async () => {
    expect((await client.send(new ListImportsCommand({ ExportName: 'x' }))).Imports).toEqual(['importer']);
    await expect(client.send(new ListImportsCommand({ ExportName: 'y' }))).rejects.toThrow(
      "Export 'y' is not imported by any stack.",
    );
  });

  it('can neither change nor go while a stack uses them', async () => {
    await client.send(new UpdateStackCommand({ StackName, TemplateBody: exporting('two') }));
    expect(await reasons()).toContain('Export x cannot be updated as it is in use by importer');
    await client.send(
      new UpdateStackCommand({ StackName, TemplateBody: templateOf({ A: parameter('/a', '2') }) }),
    );
    expect(await reasons()).toContain('Export x cannot be deleted as it is in use by importer');
    await client.send(new DeleteStackCommand({ StackName }));
    expect(await describeStack()).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: 'Export x cannot be deleted as it is in use by importer',
    });
    await client.send(new DeleteStackCommand({ StackName: 'importer' }));
    await client.send(new DeleteStackCommand({ StackName }));
    expect(account.parameters.size).toBe(0);
  });
});

describe('a change set', () => {
  const makeChangeSet = (TemplateBody: string, type: 'CREATE' | 'UPDATE', ChangeSetName = 'change') =>
    client.send(new CreateChangeSetCommand({ StackName, ChangeSetName, ChangeSetType: type, TemplateBody }));

  it('stays after it was executed, and gives its name to the next', async () => {
    const { Id } = await makeChangeSet(one, 'CREATE');
    await expect(makeChangeSet(one, 'CREATE')).rejects.toMatchObject({ name: 'AlreadyExistsException' });
    await client.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }));
    expect(await client.send(new DescribeChangeSetCommand({ ChangeSetName: Id }))).toMatchObject({
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'EXECUTE_COMPLETE',
    });
    await makeChangeSet(templateOf({ A: parameter('/a', '2') }), 'UPDATE');
    const { Summaries } = await client.send(new ListChangeSetsCommand({ StackName }));
    expect(Summaries).toMatchObject([{ ChangeSetName: 'change', ExecutionStatus: 'AVAILABLE' }]);
  });

  it('is found by its ARN, or by its name and that of a stack that is there', async () => {
    const describeIt = (input: { ChangeSetName: string; StackName?: string }) =>
      client.send(new DescribeChangeSetCommand(input));
    await expect(describeIt({ ChangeSetName: 'change' })).rejects.toThrow(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
    await expect(describeIt({ ChangeSetName: 'change', StackName })).rejects.toThrow(
      'Stack [scones] does not exist',
    );
    await create();
    await expect(describeIt({ ChangeSetName: 'change', StackName })).rejects.toThrow(
      'ChangeSet [change] does not exist',
    );
  });

  it('is not made for a stack that is deleted', async () => {
    const { StackId } = await create();
    await client.send(new DeleteStackCommand({ StackName }));
    const late = new CreateChangeSetCommand({ StackName: StackId, ChangeSetName: 'late', TemplateBody: one });
    await expect(client.send(late)).rejects.toThrow(
      `Stack:${StackId} is in DELETE_COMPLETE state and can not be updated.`,
    );
  });

  it('has a name of letters, digits and hyphens', async () => {
    await expect(makeChangeSet(one, 'CREATE', '1a')).rejects.toThrow(
      "1 validation error detected: Value '1a' at 'changeSetName' failed to satisfy constraint",
    );
  });
});

describe('parameters', () => {
  it('that are secret are shown nowhere', async () => {
    await create(
      templateOf(
        { A: parameter('/a', { 'Fn::Sub': 'is ${S}' }) },
        { Parameters: { S: { Type: 'String', NoEcho: 'true' } } },
      ),
      { Parameters: [{ ParameterKey: 'S', ParameterValue: 'hush' }] },
    );
    expect(account.parameters.get('/a')).toBe('is hush');
    expect((await describeStack()).Parameters).toEqual([{ ParameterKey: 'S', ParameterValue: '****' }]);
    const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName }));
    expect(JSON.stringify(StackEvents)).not.toContain('hush');
  });

  it('are held to the rules of the template', async () => {
    account.parameters.set('/version', '5');
    const more = {
      Parameters: { V: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/version' } },
      Rules: {
        Recent: {
          Assertions: [
            {
              Assert: { 'Fn::Not': [{ 'Fn::Contains': [['4', '5'], { Ref: 'V' }] }] },
              AssertDescription: 'Version 6 required.',
            },
          ],
        },
      },
    };
    await expect(create(templateOf({ A: parameter('/a', '1') }, more))).rejects.toThrow(
      'Version 6 required.',
    );
    account.parameters.set('/version', '6');
    await create(templateOf({ A: parameter('/a', '1') }, more));
    expect((await describeStack()).StackStatus).toBe('CREATE_COMPLETE');
  });

  it('of SSM that are not there are named', async () => {
    const Parameters = { V: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/none' } };
    await expect(create(templateOf({ A: parameter('/a', '1') }, { Parameters }))).rejects.toThrow(
      'Unable to fetch parameters [/none] from parameter store for this account.',
    );
  });

  it('are read where a property refers to one of SSM', async () => {
    account.parameters.set('/shared', 'stored');
    await create(templateOf({ A: parameter('/a', 'is {{resolve:ssm:/shared}}') }));
    expect(account.parameters.get('/a')).toBe('is stored');
    await create(templateOf({ A: parameter('/b', '{{resolve:ssm:/none}}') }), { StackName: 'other' });
    expect(await reasons('other')).toContain('Parameters: [ssm:/none:] cannot be found.');
  });
});

it('takes numbers and booleans for texts, and puts them out as texts', async () => {
  await create(templateOf({ A: parameter('/a', 5) }, { Outputs: { N: { Value: 5 }, B: { Value: true } } }));
  expect(account.parameters.get('/a')).toBe('5');
  expect((await describeStack()).Outputs).toMatchObject([{ OutputValue: '5' }, { OutputValue: 'true' }]);
});

it('refuses what refers to a resource that is not under its condition', async () => {
  const more = {
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    Outputs: { O: { Value: { Ref: 'A' } } },
  };
  const A = { ...parameter('/a', '1'), Condition: 'Never' };
  await expect(create(templateOf({ A, B: parameter('/b', '2') }, more))).rejects.toThrow(
    'Unresolved resource dependencies [A] in the Outputs block of the template',
  );
});

it('refuses an attribute that a type does not have', async () => {
  const template = templateOf({
    A: parameter('/a', '1'),
    B: parameter('/b', { 'Fn::GetAtt': ['A', 'Colour'] }),
  });
  await expect(create(template)).rejects.toThrow(
    'Template error: resource A does not support attribute type Colour in Fn::GetAtt',
  );
});

it('describes one resource of a stack', async () => {
  await create(templateOf({ A: { ...parameter('/a', '1'), Metadata: { why: 'so' } } }));
  const describeIt = (LogicalResourceId: string) =>
    client.send(new DescribeStackResourceCommand({ StackName, LogicalResourceId }));
  expect((await describeIt('A')).StackResourceDetail).toMatchObject({
    PhysicalResourceId: '/a',
    ResourceStatus: 'CREATE_COMPLETE',
    Metadata: '{"why":"so"}',
  });
  await expect(describeIt('B')).rejects.toThrow('Resource B does not exist for stack scones');
});

it('summarises a template, and the one of a stack', async () => {
  const template = templateOf(
    {
      R: {
        Type: 'AWS::IAM::Role',
        Properties: { RoleName: 'r', AssumeRolePolicyDocument: { Statement: [] } },
      },
    },
    {
      Parameters: { P: { Type: 'Number', Default: 1, AllowedValues: [1, 2], NoEcho: true } },
      Metadata: { a: 1 },
    },
  );
  const summary = {
    Parameters: [
      {
        ParameterKey: 'P',
        DefaultValue: '1',
        ParameterType: 'Number',
        NoEcho: true,
        ParameterConstraints: { AllowedValues: ['1', '2'] },
      },
    ],
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
    ResourceTypes: ['AWS::IAM::Role'],
    Metadata: '{"a":1}',
  };
  expect(await client.send(new GetTemplateSummaryCommand({ TemplateBody: template }))).toMatchObject(summary);
  await create(template, { Capabilities: ['CAPABILITY_NAMED_IAM'] });
  expect(await client.send(new GetTemplateSummaryCommand({ StackName }))).toMatchObject(summary);
});

it('deletes no stack that is protected', async () => {
  await create();
  const protect = (EnableTerminationProtection: boolean) =>
    client.send(new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection }));
  await protect(true);
  await expect(client.send(new DeleteStackCommand({ StackName }))).rejects.toThrow(
    'Stack [scones] cannot be deleted while TerminationProtection is enabled',
  );
  await protect(false);
  await client.send(new DeleteStackCommand({ StackName }));
  expect(account.parameters.size).toBe(0);
});
