import { FakeClock } from '@scones/deterministic';
import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ResourceContext, ResourceType } from '../resource-type.ts';
import { FakeAccount } from '../testing/fake-account.ts';
import { RESOURCE_TYPES } from './index.ts';

let account: FakeAccount;
let context: ResourceContext;

beforeEach(() => {
  account = new FakeAccount();
  context = {
    identity: EMULATOR_IDENTITY,
    callService: account.callService,
    newName: () => 'Stack-Id-RANDOM',
    ...{ newId: () => 'id', clock: new FakeClock(), stackId: 'stack', logicalId: 'Id' },
    responseUrl: (bucket, key) => `http://s3.test/${bucket}/${key}`,
    readObject: () => Promise.reject(new Error('not read')),
  };
});

const typeOf = (name: string): ResourceType => RESOURCE_TYPES[name] as ResourceType;
const parse = (type: ResourceType, properties: object): never => type.properties.parse(properties) as never;
const operations = (): string[] => account.calls.splice(0).map((call) => call.split(' ')[0] as string);
const Tags = [{ Key: 'project', Value: 'scones' }];
const PolicyDocument = { Statement: [] };
const topicArn = 'arn:aws:sns:us-east-1:000000000000:topic';

interface Case {
  readonly type: string;
  readonly properties: object;
  readonly changed: object;
  readonly physicalId: string;
  readonly attributes: object;
  readonly creates: readonly string[];
  readonly updates: readonly string[];
  readonly removes: readonly string[];
}

const CASES: readonly Case[] = [
  {
    type: 'AWS::S3::Bucket',
    properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true }, Tags },
    changed: {
      LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Prefix: 'a/', ExpirationInDays: 1 }] },
    },
    physicalId: 'stack-id-random',
    attributes: { Arn: 'arn:aws:s3:::stack-id-random' },
    creates: [
      's3:CreateBucket',
      's3:DeleteBucketEncryption',
      's3:DeleteBucketOwnershipControls',
      's3:PutPublicAccessBlock',
      's3:DeleteBucketLifecycle',
      's3:PutBucketTagging',
    ],
    updates: [
      's3:DeleteBucketEncryption',
      's3:DeleteBucketOwnershipControls',
      's3:DeletePublicAccessBlock',
      's3:PutBucketLifecycleConfiguration',
      's3:DeleteBucketTagging',
    ],
    removes: ['s3:DeleteBucket'],
  },
  {
    type: 'AWS::S3::BucketPolicy',
    properties: { Bucket: 'b', PolicyDocument },
    changed: { Bucket: 'b', PolicyDocument: { Statement: [{}] } },
    physicalId: 'b',
    attributes: {},
    creates: ['s3:PutBucketPolicy'],
    updates: ['s3:PutBucketPolicy'],
    removes: ['s3:DeleteBucketPolicy'],
  },
  {
    type: 'AWS::IAM::Role',
    properties: { AssumeRolePolicyDocument: PolicyDocument, Tags },
    changed: { AssumeRolePolicyDocument: PolicyDocument, Tags: [{ Key: 'other', Value: '1' }] },
    physicalId: 'Stack-Id-RANDOM',
    attributes: { Arn: 'arn:aws:iam::000000000000:role/Stack-Id-RANDOM', RoleId: 'AROA' },
    creates: ['iam:CreateRole'],
    updates: ['iam:UpdateAssumeRolePolicy', 'iam:UpdateRole', 'iam:UntagRole', 'iam:TagRole', 'iam:GetRole'],
    removes: ['iam:DeleteRole'],
  },
  {
    type: 'AWS::IAM::Policy',
    properties: { PolicyName: 'p', PolicyDocument, Roles: ['one', 'two'] },
    changed: { PolicyName: 'p', PolicyDocument, Roles: ['two'] },
    physicalId: 'p',
    attributes: {},
    creates: ['iam:PutRolePolicy', 'iam:PutRolePolicy'],
    updates: ['iam:PutRolePolicy', 'iam:DeleteRolePolicy'],
    removes: ['iam:DeleteRolePolicy'],
  },
  {
    type: 'AWS::Logs::LogGroup',
    properties: { LogGroupName: '/logs', RetentionInDays: 30 },
    changed: { LogGroupName: '/logs', Tags },
    physicalId: '/logs',
    attributes: { Arn: 'arn:aws:logs:us-east-1:000000000000:log-group:/logs:*' },
    creates: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
    updates: ['logs:DeleteRetentionPolicy', 'logs:TagResource'],
    removes: ['logs:DeleteLogGroup'],
  },
  {
    type: 'AWS::StepFunctions::StateMachine',
    properties: { DefinitionString: '{}', RoleArn: 'arn:role' },
    changed: { DefinitionString: '{"a":1}', RoleArn: 'arn:role', Tags },
    physicalId: 'arn:aws:states:us-east-1:000000000000:stateMachine:Stack-Id-RANDOM',
    attributes: { Name: 'Stack-Id-RANDOM' },
    creates: ['states:CreateStateMachine'],
    updates: ['states:UpdateStateMachine', 'states:TagResource'],
    removes: ['states:DeleteStateMachine'],
  },
  {
    type: 'AWS::SNS::Topic',
    properties: { DisplayName: 'failures' },
    changed: { DisplayName: 'trouble', Tags },
    physicalId: 'arn:aws:sns:us-east-1:000000000000:Stack-Id-RANDOM',
    attributes: { TopicName: 'Stack-Id-RANDOM' },
    creates: ['sns:CreateTopic'],
    updates: ['sns:SetTopicAttributes', 'sns:TagResource'],
    removes: ['sns:DeleteTopic'],
  },
  {
    type: 'AWS::SNS::TopicPolicy',
    properties: { PolicyDocument, Topics: [topicArn, `${topicArn}2`] },
    changed: { PolicyDocument, Topics: [topicArn] },
    physicalId: 'Stack-Id-RANDOM',
    attributes: {},
    creates: ['sns:SetTopicAttributes', 'sns:SetTopicAttributes'],
    updates: ['sns:SetTopicAttributes', 'sns:SetTopicAttributes'],
    removes: ['sns:SetTopicAttributes'],
  },
  {
    type: 'AWS::SNS::Subscription',
    properties: { TopicArn: topicArn, Protocol: 'http', Endpoint: 'http://127.0.0.1' },
    changed: { TopicArn: topicArn, Protocol: 'http', Endpoint: 'http://127.0.0.1' },
    physicalId: `${topicArn}:1`,
    attributes: { Arn: `${topicArn}:1` },
    creates: ['sns:Subscribe'],
    updates: [],
    removes: ['sns:Unsubscribe'],
  },
  {
    type: 'AWS::Events::Rule',
    properties: { EventPattern: { source: ['a'] }, Targets: [{ Arn: topicArn, Id: 'T' }] },
    changed: { EventPattern: { source: ['a'] }, Targets: [{ Arn: topicArn, Id: 'U' }], Tags },
    physicalId: 'Stack-Id-RANDOM',
    attributes: { Arn: 'arn:aws:events:us-east-1:000000000000:rule/Stack-Id-RANDOM' },
    creates: ['events:PutRule', 'events:PutTargets'],
    updates: ['events:PutRule', 'events:PutTargets', 'events:RemoveTargets', 'events:TagResource'],
    removes: ['events:RemoveTargets', 'events:DeleteRule'],
  },
  {
    type: 'AWS::CloudWatch::Alarm',
    properties: {
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      MetricName: 'm',
      Namespace: 'n',
      Period: 60,
      Statistic: 'Sum',
      Threshold: 1,
    },
    changed: {
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      MetricName: 'm',
      Namespace: 'n',
      Period: 60,
      Statistic: 'Sum',
      Threshold: 2,
      Tags,
    },
    physicalId: 'Stack-Id-RANDOM',
    attributes: { Arn: 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:Stack-Id-RANDOM' },
    creates: ['monitoring:PutMetricAlarm'],
    updates: ['monitoring:PutMetricAlarm', 'monitoring:TagResource'],
    removes: ['monitoring:DeleteAlarms'],
  },
  {
    type: 'AWS::CloudWatch::Dashboard',
    properties: { DashboardBody: '{}' },
    changed: { DashboardBody: '{"widgets":[]}' },
    physicalId: 'Stack-Id-RANDOM',
    attributes: {},
    creates: ['monitoring:PutDashboard'],
    updates: ['monitoring:PutDashboard'],
    removes: ['monitoring:DeleteDashboards'],
  },
  {
    type: 'AWS::SSM::Parameter',
    properties: { Name: '/a', Type: 'String', Value: '1' },
    changed: { Name: '/a', Type: 'String', Value: '2' },
    physicalId: '/a',
    attributes: { Type: 'String' },
    creates: ['ssm:PutParameter'],
    updates: ['ssm:PutParameter'],
    removes: ['ssm:DeleteParameter'],
  },
  {
    type: 'AWS::Lambda::Function',
    properties: {
      Code: { S3Bucket: 'b', S3Key: '1.zip' },
      Role: 'arn:role',
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
    },
    changed: {
      Code: { S3Bucket: 'b', S3Key: '2.zip' },
      Role: 'arn:role',
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
    },
    physicalId: 'Stack-Id-RANDOM',
    attributes: { Arn: 'arn:aws:lambda:us-east-1:000000000000:function:Stack-Id-RANDOM' },
    creates: ['lambda:CreateFunction'],
    // The code alone, and nothing of its settings.
    updates: ['lambda:UpdateFunctionCode', 'lambda:GetFunctionConfiguration'],
    removes: ['lambda:DeleteFunction'],
  },
];

describe.each(CASES)('$type', ({ type: name, ...each }) => {
  const type = typeOf(name);

  it('is made, changed and removed by these calls', async () => {
    const made = await type.create(context, parse(type, each.properties));
    expect(operations()).toEqual(each.creates);
    expect(made.physicalId).toBe(each.physicalId);
    expect(made.attributes ?? {}).toMatchObject(each.attributes);
    const updated = await type.update(
      context,
      made.physicalId,
      parse(type, each.changed),
      parse(type, each.properties),
    );
    expect(operations()).toEqual(each.updates);
    expect(updated.physicalId).toBe(made.physicalId);
    await type.remove(context, made.physicalId, parse(type, each.changed));
    expect(operations()).toEqual(each.removes);
  });

  it('takes no property that it does not know', () => {
    expect(() => parse(type, { ...each.properties, Colour: 'red' })).toThrow('Colour');
  });
});

it('has a case for every type', () => {
  expect(CASES.map(({ type }) => type).toSorted()).toEqual(Object.keys(RESOURCE_TYPES).toSorted());
});

it('leaves no bucket behind that cannot be configured', async () => {
  account.refuses = /PutBucketEncryption/;
  const bucket = typeOf('AWS::S3::Bucket');
  const properties = parse(bucket, {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
  });
  await expect(bucket.create(context, properties)).rejects.toThrow('The account refuses');
  expect(operations().at(-1)).toBe('s3:DeleteBucket');
});
