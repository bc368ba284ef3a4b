import { FakeClock } from '@scones/deterministic';
import { AwsError, EMULATOR_IDENTITY } from '@scones/emulator-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ResourceContext, ResourceType } from '../resources/resource-type.ts';
import { FakeAccount } from '../testing/fake-account.ts';
import type { JsonObject } from '../template/json.ts';
import { RESOURCE_TYPES } from '../resource-types.ts';
import { parsedProperties } from '../resources/parsed-properties.ts';

let account: FakeAccount;
let context: ResourceContext;

beforeEach(() => {
  account = new FakeAccount();
  context = {
    identity: EMULATOR_IDENTITY,
    callService: account.callService,
    newName: () => 'Stack-Id-RANDOM',
    newId: () => 'id',
    clock: new FakeClock(),
    stackId: 'stack',
    logicalId: 'Id',
    responseUrl: (bucket, key) => `http://s3.test/${bucket}/${key}`,
    readObject: (bucket) => Promise.resolve(OBJECTS[bucket] ?? '{"StartAt":"${first}"}'),
    readSource: (bucket) => Promise.resolve(OBJECTS[bucket] ?? '{"StartAt":"${first}"}'),
  };
});

/** The object of each bucket. */
const OBJECTS: Readonly<Record<string, string>> = {
  signals: '{"Status":"SUCCESS","UniqueId":"one","Data":"done"}',
  yaml: '# The chain\nStartAt: ${first}\nStates:\n  "1": { Type: Succeed }\n',
  broken: 'StartAt: A\n  States: {}\n',
};

const typeOf = (name: string): ResourceType => RESOURCE_TYPES[name] as ResourceType;
const parse = (type: ResourceType, properties: object): never =>
  parsedProperties(type, properties as JsonObject);
const operations = (): string[] => account.calls.splice(0).map((call) => call.split(' ')[0] as string);
const Tags = [{ Key: 'project', Value: 'scones' }];
const PolicyDocument = { Statement: [] };
const machineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:m';
const topicArn = 'arn:aws:sns:us-east-1:000000000000:topic';

const TABLE = {
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
};

const CONNECTION = {
  Name: 'shop',
  AuthorizationType: 'API_KEY',
  AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-key', ApiKeyValue: 'secret' } },
};

const DESTINATION = {
  ConnectionArn: 'arn:connection',
  InvocationEndpoint: 'https://shop.test/orders',
  HttpMethod: 'POST',
};

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
    creates: ['s3:CreateBucket', 's3:PutPublicAccessBlock', 's3:PutBucketTagging'],
    updates: ['s3:DeletePublicAccessBlock', 's3:PutBucketLifecycleConfiguration', 's3:DeleteBucketTagging'],
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
    properties: {
      AssumeRolePolicyDocument: PolicyDocument,
      ManagedPolicyArns: ['arn:one'],
      Policies: [{ PolicyName: 'p', PolicyDocument }],
      PermissionsBoundary: 'arn:boundary',
      Tags,
    },
    changed: {
      AssumeRolePolicyDocument: PolicyDocument,
      ManagedPolicyArns: ['arn:two'],
      Tags: [{ Key: 'other', Value: '1' }],
    },
    physicalId: 'Stack-Id-RANDOM',
    attributes: { Arn: 'arn:aws:iam::000000000000:role/Stack-Id-RANDOM', RoleId: 'AROA' },
    creates: ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:AttachRolePolicy'],
    updates: [
      'iam:UpdateAssumeRolePolicy',
      'iam:UpdateRole',
      'iam:DeleteRolePermissionsBoundary',
      'iam:DeleteRolePolicy',
      'iam:DetachRolePolicy',
      'iam:AttachRolePolicy',
      'iam:UntagRole',
      'iam:TagRole',
      'iam:GetRole',
    ],
    removes: ['iam:DetachRolePolicy', 'iam:DeleteRole'],
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
    attributes: { Name: 'Stack-Id-RANDOM', StateMachineRevisionId: 'INITIAL' },
    creates: ['states:CreateStateMachine'],
    updates: ['states:UpdateStateMachine', 'states:TagResource'],
    removes: ['states:DeleteStateMachine'],
  },
  {
    type: 'AWS::StepFunctions::StateMachineVersion',
    properties: { StateMachineArn: machineArn, StateMachineRevisionId: 'INITIAL', Description: 'one' },
    changed: { StateMachineArn: machineArn, StateMachineRevisionId: 'INITIAL', Description: 'one' },
    physicalId: `${machineArn}:3`,
    attributes: { Arn: `${machineArn}:3` },
    creates: ['states:PublishStateMachineVersion'],
    updates: [],
    removes: ['states:DeleteStateMachineVersion'],
  },
  {
    type: 'AWS::StepFunctions::StateMachineAlias',
    properties: { RoutingConfiguration: [{ StateMachineVersionArn: `${machineArn}:1`, Weight: 100 }] },
    changed: {
      DeploymentPreference: { StateMachineVersionArn: `${machineArn}:2`, Type: 'ALL_AT_ONCE' },
    },
    physicalId: `${machineArn}:Stack-Id-RANDOM`,
    attributes: { Arn: `${machineArn}:Stack-Id-RANDOM` },
    creates: ['states:CreateStateMachineAlias'],
    updates: ['states:UpdateStateMachineAlias'],
    removes: ['states:DeleteStateMachineAlias'],
  },
  {
    type: 'AWS::StepFunctions::Activity',
    properties: { Name: 'approve' },
    changed: { Name: 'approve', Tags },
    physicalId: 'arn:aws:states:us-east-1:000000000000:activity:approve',
    attributes: { Name: 'approve' },
    creates: ['states:CreateActivity'],
    updates: ['states:TagResource'],
    removes: ['states:DeleteActivity'],
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
    type: 'AWS::DynamoDB::Table',
    properties: { ...TABLE, TimeToLiveSpecification: { AttributeName: 'until', Enabled: true } },
    changed: {
      ...TABLE,
      Tags,
      DeletionProtectionEnabled: true,
      TimeToLiveSpecification: { AttributeName: 'other', Enabled: true },
      GlobalSecondaryIndexes: [
        { IndexName: 'new', KeySchema: TABLE.KeySchema, Projection: { ProjectionType: 'ALL' } },
      ],
    },
    physicalId: 'Stack-Id-RANDOM',
    attributes: { Arn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Stack-Id-RANDOM' },
    creates: ['dynamodb:CreateTable', 'dynamodb:UpdateTimeToLive'],
    updates: [
      'dynamodb:UpdateTable',
      'dynamodb:UpdateTable',
      'dynamodb:UpdateTimeToLive',
      'dynamodb:UpdateTimeToLive',
      'dynamodb:TagResource',
    ],
    removes: ['dynamodb:DeleteTable'],
  },
  {
    type: 'AWS::SQS::Queue',
    properties: { FifoQueue: true, DelaySeconds: 5, RedrivePolicy: { maxReceiveCount: 3 } },
    changed: { FifoQueue: true, VisibilityTimeout: 60, Tags },
    physicalId: 'http://sqs.test/000000000000/Stack-Id-RANDOM.fifo',
    attributes: {
      Arn: 'arn:aws:sqs:us-east-1:000000000000:Stack-Id-RANDOM.fifo',
      QueueName: 'Stack-Id-RANDOM.fifo',
    },
    creates: ['sqs:CreateQueue'],
    updates: ['sqs:SetQueueAttributes', 'sqs:TagQueue'],
    removes: ['sqs:DeleteQueue'],
  },
  {
    type: 'AWS::SQS::QueuePolicy',
    properties: { PolicyDocument, Queues: ['http://sqs.test/1/a', 'http://sqs.test/1/b'] },
    changed: { PolicyDocument, Queues: ['http://sqs.test/1/a'] },
    physicalId: 'Stack-Id-RANDOM',
    attributes: {},
    creates: ['sqs:SetQueueAttributes', 'sqs:SetQueueAttributes'],
    updates: ['sqs:SetQueueAttributes', 'sqs:SetQueueAttributes'],
    removes: ['sqs:SetQueueAttributes'],
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
    changed: {
      TopicArn: topicArn,
      Protocol: 'http',
      Endpoint: 'http://127.0.0.1',
      FilterPolicy: { kind: ['order'] },
    },
    physicalId: `${topicArn}:1`,
    attributes: { Arn: `${topicArn}:1` },
    creates: ['sns:Subscribe'],
    updates: Array.from({ length: 4 }, () => 'sns:SetSubscriptionAttributes'),
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
  {
    type: 'AWS::Events::EventBus',
    properties: { Name: 'orders' },
    changed: { Name: 'orders' },
    physicalId: 'orders',
    attributes: { Arn: 'arn:aws:events:us-east-1:000000000000:event-bus/orders' },
    creates: ['events:CreateEventBus'],
    updates: [],
    removes: ['events:DeleteEventBus'],
  },
  {
    type: 'AWS::Events::Connection',
    properties: CONNECTION,
    changed: { ...CONNECTION, Description: 'of the shop' },
    physicalId: 'shop',
    attributes: {
      Arn: 'arn:aws:events:us-east-1:000000000000:connection/shop/id',
      ArnForPolicy: 'arn:aws:events:us-east-1:000000000000:connection/shop',
      SecretArn: 'arn:secret:shop',
    },
    creates: ['events:CreateConnection', 'events:DescribeConnection'],
    updates: ['events:UpdateConnection', 'events:DescribeConnection'],
    removes: ['events:DeleteConnection'],
  },
  {
    type: 'AWS::Events::ApiDestination',
    properties: DESTINATION,
    changed: { ...DESTINATION, HttpMethod: 'PUT' },
    physicalId: 'Stack-Id-RANDOM',
    attributes: {
      Arn: 'arn:aws:events:us-east-1:000000000000:api-destination/Stack-Id-RANDOM/id',
      ArnForPolicy: 'arn:aws:events:us-east-1:000000000000:api-destination/Stack-Id-RANDOM',
    },
    creates: ['events:CreateApiDestination'],
    updates: ['events:UpdateApiDestination'],
    removes: ['events:DeleteApiDestination'],
  },
  {
    type: 'AWS::Lambda::LayerVersion',
    properties: { LayerName: 'tools', Content: { S3Bucket: 'b', S3Key: 'k' } },
    changed: { LayerName: 'tools', Content: { S3Bucket: 'b', S3Key: 'k' } },
    physicalId: 'arn:layer:tools:3',
    attributes: { LayerVersionArn: 'arn:layer:tools:3' },
    creates: ['lambda:PublishLayerVersion'],
    updates: [],
    removes: ['lambda:DeleteLayerVersion'],
  },
  {
    type: 'AWS::Lambda::Permission',
    properties: { FunctionName: 'f', Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' },
    changed: { FunctionName: 'f', Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' },
    physicalId: 'Stack-Id-RANDOM',
    attributes: { Id: 'Stack-Id-RANDOM' },
    creates: ['lambda:AddPermission'],
    updates: [],
    removes: ['lambda:RemovePermission'],
  },
  {
    type: 'AWS::Lambda::Version',
    properties: { FunctionName: 'f' },
    changed: { FunctionName: 'f' },
    physicalId: 'arn:aws:lambda:us-east-1:000000000000:function:f:7',
    attributes: { Version: '7' },
    creates: ['lambda:PublishVersion'],
    updates: [],
    removes: ['lambda:DeleteFunction'],
  },
  {
    type: 'AWS::Lambda::Alias',
    properties: { FunctionName: 'f', FunctionVersion: '7', Name: 'live' },
    changed: { FunctionName: 'f', FunctionVersion: '8', Name: 'live' },
    physicalId: 'arn:alias:live',
    attributes: { AliasArn: 'arn:alias:live' },
    creates: ['lambda:CreateAlias'],
    updates: ['lambda:UpdateAlias'],
    removes: ['lambda:DeleteAlias'],
  },
  {
    type: 'AWS::Lambda::EventInvokeConfig',
    properties: { FunctionName: 'f', Qualifier: '$LATEST', MaximumRetryAttempts: 1 },
    changed: { FunctionName: 'f', Qualifier: '$LATEST', MaximumRetryAttempts: 2 },
    physicalId: 'f|$LATEST',
    attributes: {},
    creates: ['lambda:PutFunctionEventInvokeConfig'],
    updates: ['lambda:PutFunctionEventInvokeConfig'],
    removes: ['lambda:DeleteFunctionEventInvokeConfig'],
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    properties: { PolicyDocument, Roles: ['one'] },
    changed: { PolicyDocument: { Statement: [{}] }, Roles: ['two'] },
    physicalId: 'arn:aws:iam::000000000000:policy/Stack-Id-RANDOM',
    attributes: { PolicyArn: 'arn:aws:iam::000000000000:policy/Stack-Id-RANDOM' },
    creates: ['iam:CreatePolicy', 'iam:AttachRolePolicy', 'iam:GetPolicy'],
    updates: [
      'iam:ListPolicyVersions',
      'iam:DeletePolicyVersion',
      'iam:CreatePolicyVersion',
      'iam:DetachRolePolicy',
      'iam:AttachRolePolicy',
      'iam:GetPolicy',
    ],
    removes: [
      'iam:DetachRolePolicy',
      'iam:ListPolicyVersions',
      'iam:DeletePolicyVersion',
      'iam:DeletePolicy',
    ],
  },
  {
    type: 'AWS::IAM::InstanceProfile',
    properties: { Roles: ['one'] },
    changed: { Roles: ['two'] },
    physicalId: 'Stack-Id-RANDOM',
    attributes: { Arn: 'arn:aws:iam::000000000000:instance-profile/Stack-Id-RANDOM' },
    creates: ['iam:CreateInstanceProfile', 'iam:AddRoleToInstanceProfile'],
    updates: ['iam:RemoveRoleFromInstanceProfile', 'iam:AddRoleToInstanceProfile', 'iam:GetInstanceProfile'],
    removes: ['iam:RemoveRoleFromInstanceProfile', 'iam:DeleteInstanceProfile'],
  },
  {
    type: 'AWS::SageMaker::Model',
    properties: { ExecutionRoleArn: 'arn:role', PrimaryContainer: { Image: 'i' } },
    changed: { ExecutionRoleArn: 'arn:role', PrimaryContainer: { Image: 'i' } },
    physicalId: 'arn:model/Stack-Id-RANDOM',
    attributes: { ModelName: 'Stack-Id-RANDOM' },
    creates: ['sagemaker:CreateModel'],
    updates: [],
    removes: ['sagemaker:DeleteModel'],
  },
  {
    type: 'AWS::SageMaker::EndpointConfig',
    properties: { ProductionVariants: [{ VariantName: 'v', ModelName: 'arn:model/m' }] },
    changed: { ProductionVariants: [{ VariantName: 'v', ModelName: 'arn:model/m' }] },
    physicalId: 'arn:endpoint-config/Stack-Id-RANDOM',
    attributes: { EndpointConfigName: 'Stack-Id-RANDOM' },
    creates: ['sagemaker:CreateEndpointConfig'],
    updates: [],
    removes: ['sagemaker:DeleteEndpointConfig'],
  },
  {
    type: 'AWS::SageMaker::Endpoint',
    properties: { EndpointConfigName: 'one' },
    changed: { EndpointConfigName: 'arn:endpoint-config/two', Tags },
    physicalId: 'arn:endpoint/Stack-Id-RANDOM',
    attributes: { EndpointName: 'Stack-Id-RANDOM' },
    creates: ['sagemaker:CreateEndpoint', 'sagemaker:DescribeEndpoint'],
    updates: ['sagemaker:UpdateEndpoint', 'sagemaker:AddTags', 'sagemaker:DescribeEndpoint'],
    removes: ['sagemaker:DeleteEndpoint', 'sagemaker:DescribeEndpoint'],
  },
  {
    type: 'AWS::CloudFormation::Stack',
    properties: { TemplateURL: 'http://127.0.0.1/b/t.json', Parameters: { P: ['a', 'b'] } },
    changed: { TemplateURL: 'http://127.0.0.1/b/u.json' },
    physicalId: 'arn:nested',
    attributes: { 'Outputs.Name': 'inner' },
    creates: ['cloudformation:CreateStack', 'cloudformation:DescribeStacks'],
    updates: ['cloudformation:UpdateStack', 'cloudformation:DescribeStacks'],
    removes: ['cloudformation:DeleteStack', 'cloudformation:DescribeStacks'],
  },
  {
    type: 'AWS::CloudFormation::WaitConditionHandle',
    properties: {},
    changed: {},
    physicalId: 'http://s3.test/cloudformation-signal-id/signal',
    attributes: {},
    creates: ['s3:CreateBucket'],
    updates: [],
    removes: ['s3:DeleteObject', 's3:DeleteBucket'],
  },
  {
    type: 'AWS::CloudFormation::WaitCondition',
    properties: { Handle: 'http://s3.test/signals/signal', Timeout: '10' },
    changed: { Handle: 'http://s3.test/signals/signal', Timeout: 10 },
    physicalId: 'id',
    attributes: { Data: '{"one":"done"}' },
    creates: [],
    updates: [],
    removes: [],
  },
  {
    type: 'AWS::CDK::Metadata',
    properties: { Analytics: 'v2:deflate64:…' },
    changed: { Analytics: 'other' },
    physicalId: 'id',
    attributes: {},
    creates: [],
    updates: [],
    removes: [],
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

it('leaves no bucket behind when its configuration fails', async () => {
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

describe('a state machine', () => {
  const machine = () => typeOf('AWS::StepFunctions::StateMachine');
  const definitionOf = async (properties: object): Promise<unknown> => {
    await machine().create(context, parse(machine(), { RoleArn: 'arn:role', ...properties }));
    const [, input = '{}'] = /^states:CreateStateMachine (.*)$/.exec(account.calls.at(-1) ?? '') ?? [];
    return (JSON.parse(input) as { definition: string }).definition;
  };

  it.each<[string, object]>([
    ['a text', { DefinitionString: '{"StartAt":"${first}"}' }],
    ['an object', { Definition: { StartAt: '${first}' } }],
    ['an object of S3', { DefinitionS3Location: { Bucket: 'b', Key: 'k' } }],
  ])('has its definition from %s, with its substitutions', async (_what, source) => {
    expect(await definitionOf({ ...source, DefinitionSubstitutions: { first: 1 } })).toBe('{"StartAt":"1"}');
  });

  it('has its definition from an object of S3 with YAML, whatever its name is', async () => {
    const DefinitionS3Location = { Bucket: 'yaml', Key: 'k' };
    const definition = await definitionOf({ DefinitionS3Location, DefinitionSubstitutions: { first: 1 } });
    expect(JSON.parse(definition as string)).toEqual({ StartAt: 1, States: { 1: { Type: 'Succeed' } } });
  });

  it('says where an object of S3 is neither JSON nor YAML', async () => {
    await expect(definitionOf({ DefinitionS3Location: { Bucket: 'broken', Key: 'k' } })).rejects.toThrow(
      /Invalid StateMachine definition file\. s3:\/\/broken\/k:1:10: Nested mappings/,
    );
  });

  it('says which revision it has come to, for a version to publish', async () => {
    const properties = parse(machine(), { RoleArn: 'arn:role', DefinitionString: '{}' });
    const { attributes } = await machine().update(context, machineArn, properties, properties);
    expect(attributes).toMatchObject({ StateMachineRevisionId: 'revision-2' });
  });

  it('is made with the key that its template names', async () => {
    const EncryptionConfiguration = { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'alias/mine' };
    await definitionOf({ DefinitionString: '{}', EncryptionConfiguration });
    expect(account.calls.at(-1)).toContain(
      '"encryptionConfiguration":{"type":"CUSTOMER_MANAGED_KMS_KEY","kmsKeyId":"alias/mine"}',
    );
  });

  it('has one definition', async () => {
    await expect(definitionOf({})).rejects.toThrow('Exactly one of Definition, DefinitionString');
  });
});

it('knows a rule of another bus by the names of both', async () => {
  const type = typeOf('AWS::Events::Rule');
  const properties = {
    Name: 'r',
    EventBusName: 'arn:aws:events:us-east-1:000000000000:event-bus/orders',
    EventPattern: {},
  };
  const made = await type.create(context, parse(type, properties));
  expect(made).toEqual({
    physicalId: 'orders|r',
    attributes: { Arn: 'arn:aws:events:us-east-1:000000000000:rule/orders/r' },
  });
  await type.remove(context, made.physicalId, parse(type, properties));
  expect(account.calls.at(-1)).toBe('events:DeleteRule {"Name":"r","EventBusName":"orders"}');
});

it('sets a queue’s attributes as texts, and those that are gone as AWS does', async () => {
  const type = typeOf('AWS::SQS::Queue');
  const before = { FifoQueue: true, DelaySeconds: '5', RedrivePolicy: { maxReceiveCount: 3 } };
  await type.create(context, parse(type, { QueueName: 'a.fifo', ...before }));
  await type.update(
    context,
    'url',
    parse(type, { FifoQueue: true, VisibilityTimeout: 60 }),
    parse(type, before),
  );
  expect(account.calls).toEqual([
    'sqs:CreateQueue {"QueueName":"a.fifo","Attributes":{"DelaySeconds":"5","FifoQueue":"true","RedrivePolicy":"{\\"maxReceiveCount\\":3}"},"tags":{}}',
    'sqs:SetQueueAttributes {"QueueUrl":"url","Attributes":{"DelaySeconds":"0","RedrivePolicy":"","VisibilityTimeout":"60"}}',
  ]);
});

it('packs a function’s code that stands in the template, with the module that answers', async () => {
  const calls: { Code?: { ZipFile: Uint8Array } }[] = [];
  const type = typeOf('AWS::Lambda::Function');
  const create = (Runtime: string, ZipFile: string): Promise<unknown> =>
    type.create(
      {
        ...context,
        callService: async (service, operation, input) => {
          calls.push(input);
          return await account.callService(service, operation, input);
        },
      },
      parse(type, { Code: { ZipFile }, Role: 'arn:role', Handler: 'index.handler', Runtime }),
    );
  await create('nodejs24.x', 'exports.handler = 1;');
  await create('python3.13', 'handler = 1');
  const [node, python] = calls.map(({ Code }) => Buffer.from(Code?.ZipFile ?? []).toString());
  expect(node).toContain('index.jsexports.handler = 1;');
  expect(node).toContain('node_modules/cfn-response.js');
  expect(python).toContain('index.pyhandler = 1');
  expect(python).toContain('cfnresponse.py');
});

it.each<[string, object, string]>([
  [
    'a property',
    { Colour: 1, Value: 'x', Type: 'String' },
    'The emulator does not support the property Colour of AWS::SSM::Parameter',
  ],
  ['a member of one', {}, '#: required key [Type] not found\n#: required key [Value] not found'],
  ['a list for a text', { Type: 'String', Value: ['x'] }, '#/Value: expected type: String, found: JSONArray'],
  ['a word that is none', { Type: 'Str', Value: 'x' }, '#/Type: Str is not a valid enum value'],
])('says what is wrong with %s', (_what, properties, message) => {
  expect(() => parse(typeOf('AWS::SSM::Parameter'), properties)).toThrow(
    expect.objectContaining({ message }) as Error,
  );
});

it('names a property inside another that the emulator does not have', () => {
  const rule = { Status: 'Enabled', Colour: 1 };
  expect(() => parse(typeOf('AWS::S3::Bucket'), { LifecycleConfiguration: { Rules: [rule] } })).toThrow(
    'The emulator does not support the property LifecycleConfiguration.Rules.Colour of AWS::S3::Bucket',
  );
});

it('waits no longer than the time of a condition', async () => {
  const type = typeOf('AWS::CloudFormation::WaitCondition');
  const waiting = type.create(
    { ...context, readObject: () => Promise.reject(new AwsError('NoSuchKey', 404, 'none')) },
    parse(type, { Handle: 'http://s3.test/b/signal', Timeout: 0 }),
  );
  await expect(waiting).rejects.toThrow('WaitCondition timed out. Received 0 conditions when expecting 1');
});
