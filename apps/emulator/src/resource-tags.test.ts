import { CloudFormationClient, CreateStackCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DescribeRuleCommand, EventBridgeClient, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetRoleCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateModelCommand, DescribeModelCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { CreateStateMachineCommand, DescribeStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { CreateTopicCommand, ListTagsForResourceCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueUrlCommand, SQSClient, TagQueueCommand } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const ARN = (service: string, resource: string) => `arn:aws:${service}:us-east-1:000000000000:${resource}`;
const ROLE = 'arn:aws:iam::000000000000:role/worker';
const TEAMS = ['cakes', 'bread'] as const;

let emulator: StartedEmulator;
let root: StartedEmulator['connection'];
let mary: StartedEmulator['connection'];
beforeAll(async () => {
  emulator = await startedEmulator({ enforceIam: true });
  root = emulator.connection;
  const iam = new IAMClient(root);
  const Service = ['lambda', 'states', 'sagemaker'].map((name) => `${name}.amazonaws.com`);
  const Principal = { Service, AWS: '000000000000' };
  const AssumeRolePolicyDocument = document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal });
  await iam.send(
    new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument, Tags: tags('cakes') }),
  );
  await iam.send(new CreateUserCommand({ UserName: 'mary', Tags: tags('cakes') }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'mary' }));
  const credentials = {
    accessKeyId: AccessKey!.AccessKeyId!,
    secretAccessKey: AccessKey!.SecretAccessKey!,
  };
  mary = { ...root, credentials };
});
afterAll(() => emulator.close());

function document(...Statement: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

function tags(team: string): { Key: string; Value: string }[] {
  return [{ Key: 'team', Value: team }];
}

async function grant(...statements: object[]): Promise<void> {
  const PolicyDocument = document(...statements.map((each) => ({ Resource: '*', ...each })));
  await new IAMClient(root).send(
    new PutUserPolicyCommand({ UserName: 'mary', PolicyName: 'may', PolicyDocument }),
  );
}

interface Kind {
  /** The keys by which conditions ask for the tag, besides `aws:ResourceTag`. */
  readonly key?: string;
  readonly make: (team: string) => Promise<unknown>;
  readonly action: string;
  readonly ask: (team: string, connection: typeof root) => Promise<unknown>;
}

const code = { ZipFile: zipSync({ 'index.mjs': strToU8('export const handler = () => 1;') }) };
const stack = JSON.stringify({ Resources: { T: { Type: 'AWS::SNS::Topic' } } });
const makeFunction = (team: string) =>
  new LambdaClient(root).send(
    new CreateFunctionCommand({
      FunctionName: team,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: ROLE,
      Code: code,
      Tags: { team },
    }),
  );

const KINDS: Readonly<Record<string, Kind>> = {
  'a function': {
    make: makeFunction,
    action: 'lambda:GetFunctionConfiguration',
    ask: (team, as) => new LambdaClient(as).send(new GetFunctionConfigurationCommand({ FunctionName: team })),
  },
  'a version of a function': {
    make: () => Promise.resolve(),
    action: 'lambda:InvokeFunction',
    ask: (team, as) =>
      new LambdaClient(as).send(new InvokeCommand({ FunctionName: team, Qualifier: '$LATEST' })),
  },
  'a state machine': {
    make: (team) =>
      new SFNClient(root).send(
        new CreateStateMachineCommand({
          name: team,
          roleArn: ROLE,
          definition: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}',
          tags: [{ key: 'team', value: team }],
        }),
      ),
    action: 'states:DescribeStateMachine',
    ask: (team, as) =>
      new SFNClient(as).send(
        new DescribeStateMachineCommand({ stateMachineArn: ARN('states', `stateMachine:${team}`) }),
      ),
  },
  'a model': {
    key: 'sagemaker:ResourceTag',
    make: (ModelName) =>
      new SageMakerClient(root).send(
        new CreateModelCommand({
          ModelName,
          ExecutionRoleArn: ROLE,
          PrimaryContainer: { Image: 'image-classifier' },
          Tags: tags(ModelName),
        }),
      ),
    action: 'sagemaker:DescribeModel',
    ask: (ModelName, as) => new SageMakerClient(as).send(new DescribeModelCommand({ ModelName })),
  },
  'a role': {
    key: 'iam:ResourceTag',
    make: (RoleName) =>
      new IAMClient(root).send(
        new CreateRoleCommand({
          RoleName,
          Tags: tags(RoleName),
          AssumeRolePolicyDocument: document({
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { AWS: '000000000000' },
          }),
        }),
      ),
    action: 'iam:GetRole',
    ask: (RoleName, as) => new IAMClient(as).send(new GetRoleCommand({ RoleName })),
  },
  'a role that is taken on': {
    key: 'iam:ResourceTag',
    make: () => Promise.resolve(),
    action: 'sts:AssumeRole',
    ask: (team, as) =>
      new STSClient(as).send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::000000000000:role/${team}`,
          RoleSessionName: 'mary',
        }),
      ),
  },
  'a rule': {
    make: (Name) =>
      new EventBridgeClient(root).send(
        new PutRuleCommand({ Name, EventPattern: '{"source":["a"]}', Tags: tags(Name) }),
      ),
    action: 'events:DescribeRule',
    ask: (Name, as) => new EventBridgeClient(as).send(new DescribeRuleCommand({ Name })),
  },
  'a topic': {
    make: (Name) => new SNSClient(root).send(new CreateTopicCommand({ Name, Tags: tags(Name) })),
    // A topic's own policy lets the whole account do most other things.
    action: 'sns:ListTagsForResource',
    ask: (team, as) =>
      new SNSClient(as).send(new ListTagsForResourceCommand({ ResourceArn: ARN('sns', team) })),
  },
  'a queue': {
    make: (team) => new SQSClient(root).send(new CreateQueueCommand({ QueueName: team, tags: { team } })),
    action: 'sqs:GetQueueUrl',
    ask: (QueueName, as) => new SQSClient(as).send(new GetQueueUrlCommand({ QueueName })),
  },
  'a log group': {
    make: (team) =>
      new CloudWatchLogsClient(root).send(new CreateLogGroupCommand({ logGroupName: team, tags: { team } })),
    action: 'logs:PutRetentionPolicy',
    ask: (logGroupName, as) =>
      new CloudWatchLogsClient(as).send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 1 })),
  },
  'a table': {
    make: (TableName) =>
      new DynamoDBClient(root).send(
        new CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          Tags: tags(TableName),
        }),
      ),
    action: 'dynamodb:Scan',
    ask: (TableName, as) => new DynamoDBClient(as).send(new ScanCommand({ TableName })),
  },
  'a stack': {
    make: (StackName) =>
      new CloudFormationClient(root).send(
        new CreateStackCommand({ StackName, TemplateBody: stack, Tags: tags(StackName) }),
      ),
    action: 'cloudformation:GetTemplate',
    ask: (StackName, as) => new CloudFormationClient(as).send(new GetTemplateCommand({ StackName })),
  },
};

describe.each(Object.entries(KINDS))('%s', (_name, { key, make, action, ask }) => {
  const denied = {
    message: expect.stringMatching(new RegExp(`is not authorized to perform: ${action}`, 'i')),
  };
  const mine = (prefix: string) => ({ [`${prefix}/team`]: '${aws:PrincipalTag/team}' });

  it('is denied to all but those who have its tag', async () => {
    for (const team of TEAMS) await make(team);
    await grant(
      { Effect: 'Allow', Action: action },
      { Effect: 'Deny', Action: action, Condition: { StringNotEquals: mine('aws:ResourceTag') } },
    );
    await expect(ask('bread', mary)).rejects.toMatchObject(denied);
    await ask('cakes', mary);
  });

  it('is open to those alone who have its tag, by each key that AWS has for it', async () => {
    for (const prefix of ['aws:ResourceTag', ...(key === undefined ? [] : [key])]) {
      await grant({ Effect: 'Allow', Action: action, Condition: { StringEquals: mine(prefix) } });
      await ask('cakes', mary);
      await expect(ask('bread', mary)).rejects.toMatchObject(denied);
    }
  });
});

it('finds no tag of a resource that is not there, nor a key that it does not have', async () => {
  const sqs = new SQSClient(mary);
  await new SQSClient(root).send(new CreateQueueCommand({ QueueName: 'plain' }));
  const may = async (Condition: object, QueueName: string): Promise<boolean> => {
    await grant({ Effect: 'Allow', Action: 'sqs:GetQueueUrl', Condition });
    const answer = await sqs.send(new GetQueueUrlCommand({ QueueName })).catch((error: Error) => error.name);
    return answer !== 'AccessDenied' && answer !== 'AccessDeniedException';
  };
  const key = { 'aws:resourcetag/Team': 'cakes' };
  for (const name of ['plain', 'absent']) {
    expect(await may({ StringEquals: key }, name)).toBe(false);
    expect(await may({ StringEqualsIfExists: key }, name)).toBe(true);
    expect(await may({ Null: { 'aws:ResourceTag/team': 'true' } }, name)).toBe(true);
  }
  // The keys of tags are found whatever the case of their letters.
  expect(await may({ StringEquals: key }, 'cakes')).toBe(true);
});

describe('an object', () => {
  const object = (Key: string) => ({ Bucket: 'teams', Key });

  it('is read by its tags, and written or deleted whatever they are', async () => {
    const s3 = new S3Client(root);
    await s3.send(new CreateBucketCommand({ Bucket: 'teams' }));
    for (const team of TEAMS)
      await s3.send(new PutObjectCommand({ ...object(team), Body: '1', Tagging: `team=${team}` }));
    await grant(
      {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Condition: { StringEquals: { 's3:ExistingObjectTag/team': 'cakes' } },
      },
      {
        Effect: 'Allow',
        Action: ['s3:PutObject', 's3:DeleteObject'],
        Condition: { StringEqualsIfExists: { 's3:ExistingObjectTag/team': 'cakes' } },
      },
    );
    const own = new S3Client(mary);
    await own.send(new GetObjectCommand(object('cakes')));
    await expect(own.send(new GetObjectCommand(object('bread')))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await own.send(new DeleteObjectCommand(object('bread')));
  });
});

it('lets nobody pass a role by the tags of the role, as on AWS', async () => {
  const tagged = { StringEquals: { 'aws:ResourceTag/team': 'cakes' } };
  await grant(
    { Effect: 'Allow', Action: 'lambda:*' },
    { Effect: 'Allow', Action: 'iam:PassRole', Condition: tagged },
  );
  const made = new LambdaClient(mary).send(
    new CreateFunctionCommand({
      FunctionName: 'passed',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: ROLE,
      Code: code,
    }),
  );
  await expect(made).rejects.toMatchObject({ message: expect.stringContaining('iam:PassRole') });
});

it('holds whoever tags to the keys and values that a policy takes', async () => {
  const tag = async (Tags: Record<string, string>) =>
    await new SQSClient(mary).send(
      new TagQueueCommand({ QueueUrl: `${emulator.url}/000000000000/cakes`, Tags }),
    );
  await grant({
    Effect: 'Allow',
    Action: 'sqs:TagQueue',
    Condition: {
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['stage', 'owner'] },
      StringEqualsIfExists: { 'aws:RequestTag/stage': ['test', 'live'] },
      StringEquals: { 'aws:ResourceTag/team': 'cakes' },
    },
  });
  await tag({ stage: 'live', owner: 'mary' });
  await expect(tag({ stage: 'else' })).rejects.toThrow('sqs:TagQueue');
  await expect(tag({ team: 'bread' })).rejects.toThrow('sqs:TagQueue');
});

it('holds whoever tags an object to keys and values by the keys that S3 has for them', async () => {
  await grant({
    Effect: 'Allow',
    Action: ['s3:PutObject', 's3:PutObjectTagging'],
    Condition: {
      'ForAnyValue:StringEquals': { 's3:RequestObjectTagKeys': ['stage'] },
      StringEquals: { 's3:RequestObjectTag/stage': ['test', 'live'] },
    },
  });
  const put = async (Tagging: string) =>
    await new S3Client(mary).send(
      new PutObjectCommand({ Bucket: 'teams', Key: 'staged', Body: '1', Tagging }),
    );
  await put('stage=live&owner=mary');
  await expect(put('stage=else')).rejects.toMatchObject({ name: 'AccessDenied' });
  const tag = (Value: string) => ({ TagSet: [{ Key: 'stage', Value }] });
  const object = { Bucket: 'teams', Key: 'staged' };
  const s3 = new S3Client(mary);
  await s3.send(new PutObjectTaggingCommand({ ...object, Tagging: tag('test') }));
  const wrong = s3.send(new PutObjectTaggingCommand({ ...object, Tagging: tag('else') }));
  await expect(wrong).rejects.toMatchObject({ name: 'AccessDenied' });
});

it('lets a copy take its source’s tags only with permission to read and to give them', async () => {
  const source = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'] };
  const copy = async (TaggingDirective: 'COPY' | 'REPLACE') =>
    await new S3Client(mary).send(
      new CopyObjectCommand({ Bucket: 'teams', Key: 'copy', CopySource: 'teams/cakes', TaggingDirective }),
    );
  await grant(source);
  await copy('REPLACE');
  await expect(copy('COPY')).rejects.toThrow('s3:GetObjectTagging on resource: arn:aws:s3:::teams/cakes');
  await grant(source, { Effect: 'Allow', Action: 's3:GetObjectTagging' });
  await expect(copy('COPY')).rejects.toThrow('s3:PutObjectTagging on resource: arn:aws:s3:::teams/copy');
  await grant(source, { Effect: 'Allow', Action: ['s3:GetObjectTagging', 's3:PutObjectTagging'] });
  await copy('COPY');
});
