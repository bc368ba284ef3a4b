import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetInput,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
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

const parameter = (Name: string, Value: string): object => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name, Type: 'String', Value },
});
const templateOf = (Value: string, more: object = {}): string =>
  JSON.stringify({ Resources: { A: parameter('/a', Value) }, ...more });
const change = (ChangeSetName: string, TemplateBody: string, input: Partial<CreateChangeSetInput> = {}) =>
  client.send(new CreateChangeSetCommand({ StackName, ChangeSetName, TemplateBody, ...input }));
const first = (TemplateBody: string) => change('first', TemplateBody, { ChangeSetType: 'CREATE' });
const execute = (ChangeSetName: string) =>
  client.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName }));
const describeIt = (ChangeSetName: string) =>
  client.send(new DescribeChangeSetCommand({ StackName, ChangeSetName }));
const status = async (): Promise<string | undefined> =>
  (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0]?.StackStatus;
const names = async (): Promise<(string | undefined)[] | undefined> =>
  (await client.send(new ListChangeSetsCommand({ StackName }))).Summaries?.map((it) => it.ChangeSetName);

describe('a change set of a new stack', () => {
  it('leaves the stack in review, with nothing made, until it is executed', async () => {
    await first(templateOf('1'));
    expect(await status()).toBe('REVIEW_IN_PROGRESS');
    expect(account.parameters.size).toBe(0);
    expect(await describeIt('first')).toMatchObject({
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
      Changes: [{ ResourceChange: { Action: 'Add', LogicalResourceId: 'A' } }],
    });
    await execute('first');
    expect(await status()).toBe('CREATE_COMPLETE');
    expect(account.parameters.get('/a')).toBe('1');
  });

  it('may have siblings, which go when one of them is executed', async () => {
    await first(templateOf('1'));
    await change('second', templateOf('2'), { ChangeSetType: 'CREATE' });
    expect((await names())?.toSorted()).toEqual(['first', 'second']);
    await execute('second');
    expect(await names()).toEqual(['second']);
    expect(account.parameters.get('/a')).toBe('2');
  });

  it('can’t be an update, nor a second creation', async () => {
    await expect(change('first', templateOf('1'))).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack [scones] does not exist',
    });
    await first(templateOf('1'));
    await execute('first');
    await expect(change('again', templateOf('2'), { ChangeSetType: 'CREATE' })).rejects.toThrow(
      'Stack [scones] already exists and cannot be created again with the changeSet [again].',
    );
  });

  it('goes with its stack', async () => {
    const { Id } = await first(templateOf('1'));
    await execute('first');
    await client.send(new DeleteStackCommand({ StackName }));
    await expect(client.send(new DescribeChangeSetCommand({ ChangeSetName: Id }))).rejects.toMatchObject({
      name: 'ChangeSetNotFoundException',
    });
  });
});

describe('a change set of a stack that stands', () => {
  beforeEach(async () => {
    await first(templateOf('1'));
    await execute('first');
  });

  it('has a name of its own among those that wait', async () => {
    await change('next', templateOf('2'));
    await expect(change('next', templateOf('3'))).rejects.toMatchObject({
      name: 'AlreadyExistsException',
      message: 'ChangeSet next already exists',
    });
    await client.send(new DeleteChangeSetCommand({ StackName, ChangeSetName: 'next' }));
    await change('next', templateOf('3'));
    await execute('next');
    expect(account.parameters.get('/a')).toBe('3');
  });

  it('is executed once', async () => {
    await change('next', templateOf('2'));
    await execute('next');
    const { ChangeSetId } = await describeIt('next');
    await expect(execute('next')).rejects.toThrow(
      `ChangeSet [${ChangeSetId}] cannot be executed in its current status of [EXECUTE_COMPLETE]`,
    );
  });

  it('shows that its execution failed', async () => {
    await change('next', templateOf('2'));
    account.refuses = /PutParameter.*"Value":"2"/;
    await execute('next');
    expect(await status()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect((await describeIt('next')).ExecutionStatus).toBe('EXECUTE_FAILED');
  });

  it.each<[string, string, object]>([
    ['the same template', templateOf('1'), {}],
    ['the same template in other spaces', `  ${templateOf('1')}\n`, {}],
    ['other metadata of the template', templateOf('1', { Metadata: { why: 'so' } }), {}],
  ])('fails as empty for %s', async (_what, template, input) => {
    await change('empty', template, input);
    expect(await describeIt('empty')).toMatchObject({
      Status: 'FAILED',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
      ExecutionStatus: 'UNAVAILABLE',
      Changes: [],
    });
    await client.send(new DeleteChangeSetCommand({ StackName, ChangeSetName: 'empty' }));
    expect(await names()).toEqual(['first']);
  });

  it.each<[string, string, Partial<CreateChangeSetInput>]>([
    ['other tags', templateOf('1'), { Tags: [{ Key: 'stage', Value: 'test' }] }],
    ['another output', templateOf('1', { Outputs: { O: { Value: 'o' } } }), {}],
    ['another description', templateOf('1', { Description: 'bakery' }), {}],
  ])('changes no resource, but the stack, for %s', async (_what, template, input) => {
    await change('next', template, input);
    expect(await describeIt('next')).toMatchObject({ Status: 'CREATE_COMPLETE', Changes: [] });
    account.calls.length = 0;
    await execute('next');
    expect([await status(), account.calls]).toEqual(['UPDATE_COMPLETE', []]);
  });

  it('shows its own template, and the stack its former one', async () => {
    await change('next', templateOf('2'));
    const bodyOf = async (ChangeSetName?: string): Promise<string | undefined> =>
      (await client.send(new GetTemplateCommand({ StackName, ChangeSetName }))).TemplateBody;
    expect([await bodyOf('next'), await bodyOf()]).toEqual([templateOf('2'), templateOf('1')]);
  });

  it('takes the template and the parameters that the stack has', async () => {
    const Parameters = { V: { Type: 'String' } };
    const A = parameter('/a', { Ref: 'V' } as never);
    await change('with', JSON.stringify({ Parameters, Resources: { A } }), {
      Parameters: [{ ParameterKey: 'V', ParameterValue: '7' }],
    });
    await execute('with');
    await change('kept', undefined as never, {
      UsePreviousTemplate: true,
      Parameters: [{ ParameterKey: 'V', UsePreviousValue: true }],
    });
    expect((await describeIt('kept')).Status).toBe('FAILED');
    await expect(
      change('none', undefined as never, {
        UsePreviousTemplate: true,
        Parameters: [{ ParameterKey: 'W', UsePreviousValue: true }],
      }),
    ).rejects.toThrow(
      'Cannot specify usePreviousValue as true for a parameter key not in the previous template',
    );
  });

  it.each<[string, Partial<CreateChangeSetInput>, string]>([
    ['both templates', { UsePreviousTemplate: true }, 'You cannot specify both usePreviousTemplate'],
    ['an import', { ChangeSetType: 'IMPORT' }, 'The emulator does not support the import of resources'],
    [
      'a type that may not be touched',
      { ResourceTypes: ['AWS::S3::*'] },
      'Resource type AWS::SSM::Parameter is not allowed',
    ],
    [
      'a name with a space',
      { ChangeSetName: 'a b' },
      "Value 'a b' at 'changeSetName' failed to satisfy constraint",
    ],
    [
      'a name that is too long',
      { ChangeSetName: 'a'.repeat(129) },
      'Member must have length less than or equal to 128',
    ],
    [
      'a reserved tag',
      { Tags: [{ Key: 'aws:x', Value: '1' }] },
      'aws: prefixed tag key names are not allowed',
    ],
  ])('refuses %s', async (_what, input, message) => {
    await expect(change('next', templateOf('2'), input)).rejects.toThrow(message);
    expect(await names()).toEqual(['first']);
  });
});
