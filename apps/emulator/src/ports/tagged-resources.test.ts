import {
  CloudFormationClient,
  CreateChangeSetCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { seededRandom } from '@scones/deterministic';
import {
  accessByRules,
  AwsError,
  type EmulatedService,
  jsonService,
  serviceNames,
} from '@scones/emulator-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from '../testing/started-emulator.ts';
import { taggedResources } from './tagged-resources.ts';

const Tags = [{ Key: 'project', Value: 'scones' }];
const Principal = { Service: 'states.amazonaws.com' };
const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }],
};
const RESOURCES = {
  Bucket: { Type: 'AWS::S3::Bucket', Properties: { Tags } },
  Untagged: { Type: 'AWS::S3::Bucket' },
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: { Tags } },
  Topic: { Type: 'AWS::SNS::Topic', Properties: { Tags } },
  Role: { Type: 'AWS::IAM::Role', Properties: { Tags, AssumeRolePolicyDocument: document } },
  Machine: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      Tags,
      RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
      DefinitionString: '{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}',
    },
  },
};

let emulator: StartedEmulator;
beforeAll(async () => void (emulator = await startedEmulator()));
afterAll(async () => {
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

it('finds by tag what a stack has made, and the stack itself', async () => {
  const client = new CloudFormationClient(emulator.connection);
  const { Id } = await client.send(
    new CreateChangeSetCommand({
      StackName: 'test',
      ChangeSetName: 'first',
      ChangeSetType: 'CREATE',
      Tags,
      Capabilities: ['CAPABILITY_IAM'],
      TemplateBody: JSON.stringify({ Resources: RESOURCES }),
    }),
  );
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }));
  const reply = await fetch(emulator.url, {
    method: 'POST',
    headers: {
      'x-amz-target': 'ResourceGroupsTaggingAPI_20170126.GetResources',
      'content-type': 'application/x-amz-json-1.1',
    },
    body: JSON.stringify({ TagFilters: [{ Key: 'project', Values: ['scones'] }] }),
  });
  const { ResourceTagMappingList: found } = (await reply.json()) as {
    ResourceTagMappingList: { ResourceARN: string; Tags: object[] }[];
  };
  const kinds = found.map(({ ResourceARN }) => ResourceARN.split(':')[2]).toSorted();
  expect(kinds).toEqual(['cloudformation', 'logs', 's3', 'sns', 'states']);
  expect(found.map((resource) => resource.Tags)).toEqual(found.map(() => Tags));
});

const kettles: EmulatedService = {
  ...jsonService({
    names: serviceNames('kettles'),
    version: '1.1',
    target: 'Kettles',
    access: accessByRules(serviceNames('kettles')),
    resourceKinds: [
      {
        noun: 'kettle',
        list: 'ListKettles',
        items: 'Kettles',
        name: 'Name',
        arn: ({ Name }) => `arn:kettle:${Name as string}`,
        next: ['From', 'Next'],
        tags: ['ListTags', (_item, Arn) => ({ Arn })],
      },
    ],
    context: {},
    operations: {},
  }),
  async call(operation, input) {
    const { From = 0, Arn } = input as { From?: number; Arn?: string };
    if (operation === 'ListKettles')
      return { Kettles: [{ Name: ['red', 'gone', 'blue'][From] }], Next: From < 2 ? From + 1 : undefined };
    if (Arn === 'arn:kettle:gone') throw new AwsError('NoSuchKettle', 404, 'It has gone.');
    return { Tags: Arn === 'arn:kettle:red' ? [{ Key: 'hot', Value: 'yes' }] : [] };
  },
};

it('asks each service for the kinds that it declares, page by page, and skips things that have gone', async () => {
  const undeclared = { ...kettles, resourceKinds: [] };
  const find = taggedResources(() => [undeclared, kettles], seededRandom(1));
  expect(await find()).toEqual([{ arn: 'arn:kettle:red', tags: { hot: 'yes' } }]);
});
