import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  type Parameter,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeAccount } from '../testing/fake-account.ts';
import { startCloudFormation } from '../testing/start-cloudformation.ts';

let server: Awaited<ReturnType<typeof startCloudFormation>>;
let client: CloudFormationClient;
let account: FakeAccount;
const StackName = 'inherited';

beforeEach(async () => {
  account = new FakeAccount();
  server = await startCloudFormation({ account });
  ({ client } = server);
});
afterEach(() => server.close());

/** A parameter of the account under a logical id, and what the template says of the ids beside it. */
function templateOf(logicalId: string, Value: unknown, more: object = {}): string {
  const Properties = { Name: `/${logicalId}`, Type: 'String', Value };
  return JSON.stringify({ Resources: { [logicalId]: { Type: 'AWS::SSM::Parameter', Properties } }, ...more });
}

const create = (TemplateBody: string, Parameters: Parameter[] = []): Promise<unknown> =>
  client.send(new CreateStackCommand({ StackName, TemplateBody, Parameters }));
const update = (TemplateBody: string, Parameters: Parameter[] = []): Promise<unknown> =>
  client.send(new UpdateStackCommand({ StackName, TemplateBody, Parameters }));
const stack = async () => (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
const valueOf = (name: string): unknown => account.parameters.get(name);

describe.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
  'a resource called %s',
  (logicalId) => {
    it('is made, updated and deleted', async () => {
      await create(templateOf(logicalId, 'first'));
      expect(await stack()).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
      expect([...account.parameters.keys()]).toEqual([`/${logicalId}`]);
      await update(templateOf(logicalId, 'second'));
      expect(await stack()).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
      expect(JSON.stringify(valueOf(`/${logicalId}`))).toContain('second');
      await client.send(new DeleteStackCommand({ StackName }));
      expect([...account.parameters.keys()]).toEqual([]);
    });

    it('is shown as added to a stack that has none, and then as changed', async () => {
      await create(templateOf('Other', 'first'));
      const changes = async (ChangeSetName: string, TemplateBody: string) => {
        await client.send(new CreateChangeSetCommand({ StackName, ChangeSetName, TemplateBody }));
        const { Changes = [] } = await client.send(
          new DescribeChangeSetCommand({ StackName, ChangeSetName }),
        );
        return Changes.map(
          ({ ResourceChange }) => `${ResourceChange?.Action} ${ResourceChange?.LogicalResourceId}`,
        );
      };
      expect(await changes('add', templateOf(logicalId, 'first'))).toEqual([
        `Add ${logicalId}`,
        'Remove Other',
      ]);
      await update(templateOf(logicalId, 'first'));
      expect(await changes('change', templateOf(logicalId, 'second'))).toEqual([`Modify ${logicalId}`]);
    });

    it('is not there where no template has it', async () => {
      await create(templateOf('Other', 'first'));
      const describe = new DescribeStackResourceCommand({ StackName, LogicalResourceId: logicalId });
      await expect(client.send(describe)).rejects.toMatchObject({
        message: `Resource ${logicalId} does not exist for stack ${StackName}`,
      });
      await expect(update(templateOf('Other', { Ref: logicalId }))).rejects.toThrow(logicalId);
    });
  },
);

describe('a parameter called constructor', () => {
  const template = templateOf(
    'Name',
    { Ref: 'constructor' },
    { Parameters: { constructor: { Type: 'String' } } },
  );

  it('must have a value, though every object inherits something of that name', async () => {
    await expect(create(template)).rejects.toThrow('Parameters: [constructor] must have values');
  });

  it('has the value that it is given, and keeps it', async () => {
    await create(template, [{ ParameterKey: 'constructor', ParameterValue: 'jam' }]);
    expect(JSON.stringify(valueOf('/Name'))).toContain('jam');
    const outputs = { Outputs: { Filling: { Value: { Ref: 'constructor' } } } };
    const Parameters = { constructor: { Type: 'String' } };
    await update(templateOf('Name', { Ref: 'constructor' }, { Parameters, ...outputs }), [
      { ParameterKey: 'constructor', UsePreviousValue: true },
    ]);
    expect((await stack())?.Outputs).toMatchObject([{ OutputKey: 'Filling', OutputValue: 'jam' }]);
  });

  it('has no previous value in a template that never had it', async () => {
    await create(templateOf('Name', 'first'));
    const previous = [{ ParameterKey: 'constructor', UsePreviousValue: true }];
    await expect(update(template, previous)).rejects.toThrow(
      'Cannot specify usePreviousValue as true for a parameter key not in the previous template',
    );
  });
});
