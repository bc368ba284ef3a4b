import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloudFormation } from '../testing/start-cloudformation.ts';

interface Case {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** `Ref` answers it, where the resource's name does not come by chance. */
  readonly ref?: string;
  /** `Fn::GetAtt` answers these. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Properties that are changed, and whether they take another resource. */
  readonly changes: readonly (readonly [properties: object, isReplaced: boolean])[];
  /** Properties that are refused, and what the resource's event says of them. */
  readonly mistakes: readonly (readonly [properties: object, reason: string])[];
}

const cases = JSON.parse(
  readFileSync(join(import.meta.dirname, 'resource-types.cases.json'), 'utf8'),
) as readonly Case[];

let server: Awaited<ReturnType<typeof startCloudFormation>>;
let client: CloudFormationClient;
let stacks = 0;

beforeAll(async () => {
  server = await startCloudFormation();
  ({ client } = server);
});
afterAll(() => server.close());

const Capabilities = ['CAPABILITY_NAMED_IAM' as const];
const templateOf = (Type: string, Properties: object, Outputs?: object): string =>
  JSON.stringify({ Resources: { R: { Type, Properties } }, ...(Outputs && { Outputs }) });
/** Answers the name of a stack whose only resource is R. */
const create = async (TemplateBody: string): Promise<string> => {
  const StackName = `stack-${++stacks}`;
  await client.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities }));
  return StackName;
};

describe.each(cases)('$type', ({ type, properties, ref, attributes = {}, changes, mistakes }) => {
  it('answers Ref and Fn::GetAtt', async () => {
    const names = Object.keys(attributes);
    const StackName = await create(
      templateOf(type, properties, {
        Ref: { Value: { Ref: 'R' } },
        ...Object.fromEntries(names.map((name) => [name, { Value: { 'Fn::GetAtt': ['R', name] } }])),
      }),
    );
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
    expect(Stacks?.[0]?.StackStatus).toBe('CREATE_COMPLETE');
    const outputs = new Map(Stacks?.[0]?.Outputs?.map((output) => [output.OutputKey, output.OutputValue]));
    expect(outputs.get('Ref')).toEqual(ref ?? expect.stringMatching(/./));
    for (const [name, value] of Object.entries(attributes)) expect(outputs.get(name)).toBe(value);
  });

  it('has no attribute beyond those that it lists', async () => {
    const template = templateOf(type, properties, { O: { Value: { 'Fn::GetAtt': ['R', 'Colour'] } } });
    await expect(create(template)).rejects.toThrow(
      'Template error: resource R does not support attribute type Colour in Fn::GetAtt',
    );
  });

  it.each(changes)('with %j is another resource: %s', async (changed, isReplaced) => {
    const StackName = await create(templateOf(type, properties));
    const { Id: ChangeSetName } = await client.send(
      new CreateChangeSetCommand({
        StackName,
        ChangeSetName: 'change',
        TemplateBody: templateOf(type, { ...properties, ...changed }),
        Capabilities,
      }),
    );
    const { Changes } = await client.send(new DescribeChangeSetCommand({ ChangeSetName }));
    expect(Changes).toHaveLength(1);
    expect(Changes?.[0]?.ResourceChange).toMatchObject({
      Action: 'Modify',
      Replacement: isReplaced ? 'True' : 'False',
      Details: Object.keys(changed).map((Name) => ({ Target: { Attribute: 'Properties', Name } })),
    });
  });

  it.each(mistakes)('with %j fails by name', async (wrong, reason) => {
    const StackName = await create(templateOf(type, { ...properties, ...wrong }));
    const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
    const failed = StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
    expect(failed).toMatchObject({ LogicalResourceId: 'R', ResourceType: type });
    expect(failed?.ResourceStatusReason?.endsWith(reason), failed?.ResourceStatusReason).toBe(true);
    expect(StackEvents[0]).toMatchObject({
      LogicalResourceId: StackName,
      ResourceStatus: 'ROLLBACK_COMPLETE',
    });
  });
});
