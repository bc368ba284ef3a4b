import * as cloudFormation from '@aws-sdk/client-cloudformation';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as tables from '@aws-sdk/client-dynamodb';
import * as events from '@aws-sdk/client-eventbridge';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as s3 from '@aws-sdk/client-s3';
import * as sageMaker from '@aws-sdk/client-sagemaker';
import * as states from '@aws-sdk/client-sfn';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import { FakeClock } from '@scones/deterministic';
import type { StartedEmulator } from './started-emulator.ts';

export function clientsOf(connection: StartedEmulator['connection']) {
  return {
    cloudFormation: new cloudFormation.CloudFormation(connection),
    logs: new logs.CloudWatchLogs(connection),
    tables: new tables.DynamoDB(connection),
    events: new events.EventBridge(connection),
    iam: new iam.IAM(connection),
    lambda: new lambda.Lambda(connection),
    s3: new s3.S3({ ...connection, forcePathStyle: true }),
    sageMaker: new sageMaker.SageMaker(connection),
    states: new states.SFN(connection),
    sns: new sns.SNS(connection),
    sqs: new sqs.SQS(connection),
  };
}

export type Clients = ReturnType<typeof clientsOf>;

/** Something of a service: how it is made and changed, and what the service then says of it. */
export interface WrittenThing {
  readonly create: (clients: Clients, name: string) => Promise<unknown>;
  /** Whether it takes several calls to create. */
  readonly isComposed?: boolean;
  /** Each change of it, by the name of its operation; `create` comes before. */
  readonly changes: Readonly<Record<string, (clients: Clients, name: string) => Promise<unknown>>>;
  /** What the service says of it, without times and ids; fails where there is none. */
  readonly look: (clients: Clients, name: string) => Promise<unknown>;
}

const ACCOUNT = '000000000000';
const arn = (service: string, rest: string): string => `arn:aws:${service}:us-east-1:${ACCOUNT}:${rest}`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/writes`;
const TAGS = [{ Key: 'colour', Value: 'red' }];
const pass = (Comment: string): string =>
  JSON.stringify({ Comment, StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
const machine = (name: string): string => arn('states', `stateMachine:${name}`);
const queue = (name: string): string => `http://127.0.0.1/${ACCOUNT}/${name}`;
const topic = (name: string): string => arn('sns', name);
const policy = (Action: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
});

/** `code` is a zip with a function. */
export function writtenThings(code: Uint8Array): Readonly<Record<string, WrittenThing>> {
  return {
    bucket: {
      create: ({ s3: s }, Bucket) => s.createBucket({ Bucket }),
      changes: {
        PutBucketTagging: ({ s3: s }, Bucket) => s.putBucketTagging({ Bucket, Tagging: { TagSet: TAGS } }),
        PutObject: ({ s3: s }, Bucket) => s.putObject({ Bucket, Key: 'a', Body: 'new' }),
        DeleteBucket: ({ s3: s }, Bucket) => s.deleteBucket({ Bucket }),
      },
      look: async ({ s3: s }, Bucket) => {
        const { Contents = [] } = await s.listObjectsV2({ Bucket });
        const tags = await s.getBucketTagging({ Bucket }).catch((error: Error) => error.name);
        return [Contents.map(({ Key, Size }) => [Key, Size]), (tags as { TagSet?: unknown }).TagSet ?? tags];
      },
    },
    object: {
      isComposed: true,
      create: async ({ s3: s }, Bucket) => {
        await s.createBucket({ Bucket });
        await s.putObject({ Bucket, Key: 'a', Body: 'old' });
      },
      changes: {
        'PutObject over another': ({ s3: s }, Bucket) => s.putObject({ Bucket, Key: 'a', Body: 'newer' }),
        CopyObject: ({ s3: s }, Bucket) => s.copyObject({ Bucket, Key: 'b', CopySource: `${Bucket}/a` }),
        PutObjectTagging: ({ s3: s }, Bucket) =>
          s.putObjectTagging({ Bucket, Key: 'a', Tagging: { TagSet: TAGS } }),
        DeleteObject: ({ s3: s }, Bucket) => s.deleteObject({ Bucket, Key: 'a' }),
        DeleteObjects: ({ s3: s }, Bucket) =>
          s.deleteObjects({ Bucket, Delete: { Objects: [{ Key: 'a' }] } }),
      },
      look: async ({ s3: s }, Bucket) => {
        const { Contents = [] } = await s.listObjectsV2({ Bucket });
        return await Promise.all(
          Contents.map(async ({ Key }) => {
            const { Body, TagCount } = await s.getObject({ Bucket, Key });
            return [Key, await Body?.transformToString(), TagCount];
          }),
        );
      },
    },
    upload: {
      isComposed: true,
      create: async ({ s3: s }, Bucket) => {
        await s.createBucket({ Bucket });
        const { UploadId } = await s.createMultipartUpload({ Bucket, Key: 'parts' });
        await s.uploadPart({ Bucket, Key: 'parts', UploadId, PartNumber: 1, Body: 'part' });
      },
      changes: {
        UploadPart: async (clients, Bucket) => {
          const UploadId = await uploadOf(clients, Bucket);
          await clients.s3.uploadPart({ Bucket, Key: 'parts', UploadId, PartNumber: 2, Body: 'two' });
        },
        CompleteMultipartUpload: async (clients, Bucket) => {
          const UploadId = await uploadOf(clients, Bucket);
          const { Parts = [] } = await clients.s3.listParts({ Bucket, Key: 'parts', UploadId });
          const MultipartUpload = { Parts: Parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag })) };
          await clients.s3.completeMultipartUpload({ Bucket, Key: 'parts', UploadId, MultipartUpload });
        },
        AbortMultipartUpload: async (clients, Bucket) =>
          clients.s3.abortMultipartUpload({
            Bucket,
            Key: 'parts',
            UploadId: await uploadOf(clients, Bucket),
          }),
      },
      look: async (clients, Bucket) => {
        const { Contents = [] } = await clients.s3.listObjectsV2({ Bucket });
        const UploadId = await uploadOf(clients, Bucket);
        const listed = UploadId && (await clients.s3.listParts({ Bucket, Key: 'parts', UploadId }));
        return [Contents.map(({ Size }) => Size), listed && listed.Parts?.map(({ ETag }) => ETag)];
      },
    },
    function: {
      create: ({ lambda: s }, FunctionName) =>
        s.createFunction({
          FunctionName,
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Role: ROLE,
          Code: { ZipFile: code },
        }),
      changes: {
        UpdateFunctionConfiguration: ({ lambda: s }, FunctionName) =>
          s.updateFunctionConfiguration({ FunctionName, Description: 'new' }),
        UpdateFunctionCode: ({ lambda: s }, FunctionName) =>
          s.updateFunctionCode({ FunctionName, ZipFile: code, Publish: true }),
        PublishVersion: ({ lambda: s }, FunctionName) => s.publishVersion({ FunctionName }),
        CreateAlias: ({ lambda: s }, FunctionName) =>
          s.createAlias({ FunctionName, Name: 'live', FunctionVersion: '$LATEST' }),
        AddPermission: ({ lambda: s }, FunctionName) =>
          s.addPermission({
            FunctionName,
            StatementId: 'one',
            Action: 'lambda:InvokeFunction',
            Principal: 's3.amazonaws.com',
          }),
        PutFunctionConcurrency: ({ lambda: s }, FunctionName) =>
          s.putFunctionConcurrency({ FunctionName, ReservedConcurrentExecutions: 3 }),
        PutFunctionEventInvokeConfig: ({ lambda: s }, FunctionName) =>
          s.putFunctionEventInvokeConfig({ FunctionName, MaximumRetryAttempts: 1 }),
        DeleteFunction: ({ lambda: s }, FunctionName) => s.deleteFunction({ FunctionName }),
      },
      look: async ({ lambda: s }, FunctionName) => {
        const { Configuration, Tags, Concurrency } = await s.getFunction({ FunctionName });
        const { Versions = [] } = await s.listVersionsByFunction({ FunctionName });
        const { Aliases = [] } = await s.listAliases({ FunctionName });
        const { FunctionEventInvokeConfigs = [] } = await s.listFunctionEventInvokeConfigs({ FunctionName });
        const policyOf = await s.getPolicy({ FunctionName }).catch((error: Error) => error.name);
        return [
          Configuration?.Description,
          Tags,
          Concurrency,
          Versions.map(({ Version }) => Version),
          Aliases.map(({ Name }) => Name),
          FunctionEventInvokeConfigs.length,
          (policyOf as { Policy?: unknown }).Policy ?? policyOf,
        ];
      },
    },
    layer: {
      create: ({ lambda: s }, LayerName) => s.publishLayerVersion({ LayerName, Content: { ZipFile: code } }),
      changes: {
        PublishLayerVersion: ({ lambda: s }, LayerName) =>
          s.publishLayerVersion({ LayerName, Content: { ZipFile: code } }),
      },
      look: async ({ lambda: s }, LayerName) => {
        const { LayerVersions = [] } = await s.listLayerVersions({ LayerName });
        return LayerVersions.length === 0 ? undefined : LayerVersions.map(({ Version }) => Version);
      },
    },
    'state machine': {
      create: ({ states: s }, name) =>
        s.createStateMachine({ name, roleArn: ROLE, definition: pass('old'), publish: true }),
      changes: {
        UpdateStateMachine: ({ states: s }, name) =>
          s.updateStateMachine({ stateMachineArn: machine(name), definition: pass('new'), publish: true }),
        PublishStateMachineVersion: async ({ states: s }, name) => {
          await s.publishStateMachineVersion({ stateMachineArn: machine(name) });
        },
        CreateStateMachineAlias: ({ states: s }, name) =>
          s.createStateMachineAlias({
            name: 'live',
            routingConfiguration: [{ stateMachineVersionArn: `${machine(name)}:1`, weight: 100 }],
          }),
        StartExecution: ({ states: s }, name) =>
          s.startExecution({ stateMachineArn: machine(name), name: 'run' }),
        TagResource: ({ states: s }, name) =>
          s.tagResource({ resourceArn: machine(name), tags: [{ key: 'colour', value: 'red' }] }),
        DeleteStateMachine: ({ states: s }, name) => s.deleteStateMachine({ stateMachineArn: machine(name) }),
      },
      look: async ({ states: s }, name) => {
        const stateMachineArn = machine(name);
        const { definition } = await s.describeStateMachine({ stateMachineArn });
        const { stateMachineVersions = [] } = await s.listStateMachineVersions({ stateMachineArn });
        const { stateMachineAliases = [] } = await s.listStateMachineAliases({ stateMachineArn });
        const { executions = [] } = await s.listExecutions({ stateMachineArn });
        const { tags } = await s.listTagsForResource({ resourceArn: stateMachineArn });
        return [definition, stateMachineVersions.length, stateMachineAliases.length, executions.length, tags];
      },
    },
    activity: {
      create: ({ states: s }, name) => s.createActivity({ name }),
      changes: {
        DeleteActivity: ({ states: s }, name) =>
          s.deleteActivity({ activityArn: arn('states', `activity:${name}`) }),
      },
      look: async ({ states: s }, name) =>
        (await s.describeActivity({ activityArn: arn('states', `activity:${name}`) })).name,
    },
    queue: {
      create: ({ sqs: s }, QueueName) => s.createQueue({ QueueName }),
      changes: {
        SetQueueAttributes: ({ sqs: s }, name) =>
          s.setQueueAttributes({ QueueUrl: queue(name), Attributes: { DelaySeconds: '3' } }),
        SendMessage: ({ sqs: s }, name) => s.sendMessage({ QueueUrl: queue(name), MessageBody: 'hello' }),
        TagQueue: ({ sqs: s }, name) => s.tagQueue({ QueueUrl: queue(name), Tags: { colour: 'red' } }),
        DeleteQueue: ({ sqs: s }, name) => s.deleteQueue({ QueueUrl: queue(name) }),
      },
      look: async ({ sqs: s }, name) => {
        const { Attributes } = await s.getQueueAttributes({
          QueueUrl: queue(name),
          AttributeNames: ['DelaySeconds', 'ApproximateNumberOfMessages'],
        });
        return [Attributes, (await s.listQueueTags({ QueueUrl: queue(name) })).Tags];
      },
    },
    topic: {
      create: ({ sns: s }, Name) => s.createTopic({ Name, Tags: TAGS }),
      changes: {
        SetTopicAttributes: ({ sns: s }, name) =>
          s.setTopicAttributes({
            TopicArn: topic(name),
            AttributeName: 'DisplayName',
            AttributeValue: 'new',
          }),
        Subscribe: ({ sns: s }, name) =>
          s.subscribe({ TopicArn: topic(name), Protocol: 'sqs', Endpoint: arn('sqs', name) }),
        DeleteTopic: ({ sns: s }, name) => s.deleteTopic({ TopicArn: topic(name) }),
      },
      look: async ({ sns: s }, name) => {
        const { Attributes } = await s.getTopicAttributes({ TopicArn: topic(name) });
        const { Subscriptions = [] } = await s.listSubscriptionsByTopic({ TopicArn: topic(name) });
        const { Tags } = await s.listTagsForResource({ ResourceArn: topic(name) });
        return [Attributes?.['DisplayName'], Subscriptions.length, Tags];
      },
    },
    'topic with a subscription': {
      isComposed: true,
      create: async ({ sns: s }, Name) => {
        await s.createTopic({ Name });
        await s.subscribe({ TopicArn: topic(Name), Protocol: 'sqs', Endpoint: arn('sqs', Name) });
      },
      changes: { DeleteTopic: ({ sns: s }, name) => s.deleteTopic({ TopicArn: topic(name) }) },
      look: async ({ sns: s }, name) => {
        const { Subscriptions = [] } = await s.listSubscriptions({});
        const own = Subscriptions.filter(({ TopicArn }) => TopicArn === topic(name));
        const { Topics = [] } = await s.listTopics({});
        return [own.length, Topics.some(({ TopicArn }) => TopicArn === topic(name))];
      },
    },
    table: {
      create: ({ tables: s }, TableName) =>
        s.createTable({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        }),
      changes: {
        PutItem: ({ tables: s }, TableName) => s.putItem({ TableName, Item: { id: { S: 'a' } } }),
        TransactWriteItems: ({ tables: s }, TableName) =>
          s.transactWriteItems({
            TransactItems: ['a', 'b'].map((id) => ({ Put: { TableName, Item: { id: { S: id } } } })),
          }),
        DeleteTable: ({ tables: s }, TableName) => s.deleteTable({ TableName }),
      },
      look: async ({ tables: s }, TableName) => (await s.scan({ TableName })).Items,
    },
    rule: {
      create: ({ events: s }, Name) => s.putRule({ Name, EventPattern: '{"source":["a"]}' }),
      changes: {
        PutTargets: ({ events: s }, Rule) =>
          s.putTargets({ Rule, Targets: ['1', '2'].map((Id) => ({ Id, Arn: arn('sqs', Rule) })) }),
        DisableRule: ({ events: s }, Name) => s.disableRule({ Name }),
        DeleteRule: ({ events: s }, Name) => s.deleteRule({ Name }),
      },
      look: async ({ events: s }, Name) => {
        const { State } = await s.describeRule({ Name });
        return [State, (await s.listTargetsByRule({ Rule: Name })).Targets];
      },
    },
    role: {
      create: ({ iam: s }, RoleName) =>
        s.createRole({ RoleName, AssumeRolePolicyDocument: TRUST, Tags: TAGS }),
      changes: {
        PutRolePolicy: ({ iam: s }, RoleName) =>
          s.putRolePolicy({ RoleName, PolicyName: 'one', PolicyDocument: policy('s3:GetObject') }),
        AttachRolePolicy: ({ iam: s }, RoleName) =>
          s.attachRolePolicy({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }),
        DeleteRole: ({ iam: s }, RoleName) => s.deleteRole({ RoleName }),
      },
      look: async ({ iam: s }, RoleName) => {
        const { Role } = await s.getRole({ RoleName });
        const { PolicyNames } = await s.listRolePolicies({ RoleName });
        const { AttachedPolicies } = await s.listAttachedRolePolicies({ RoleName });
        return [Role?.Tags, PolicyNames, AttachedPolicies];
      },
    },
    user: {
      isComposed: true,
      create: async ({ iam: s }, UserName) => {
        await s.createUser({ UserName });
        await s.createAccessKey({ UserName });
      },
      changes: {
        UpdateUser: ({ iam: s }, UserName) => s.updateUser({ UserName, NewUserName: `${UserName}-new` }),
        DeleteAccessKey: async ({ iam: s }, UserName) => {
          const { AccessKeyMetadata = [] } = await s.listAccessKeys({ UserName });
          await s.deleteAccessKey({ UserName, AccessKeyId: AccessKeyMetadata[0]?.AccessKeyId });
        },
      },
      look: async ({ iam: s }, UserName) => {
        const { Users = [] } = await s.listUsers({});
        const named = Users.filter((user) => user.UserName?.startsWith(UserName));
        return await Promise.all(
          named.map(async (user) => {
            const { AccessKeyMetadata = [] } = await s.listAccessKeys({ UserName: user.UserName });
            return [user.UserName, AccessKeyMetadata.length];
          }),
        );
      },
    },
    'log group': {
      create: ({ logs: s }, logGroupName) => s.createLogGroup({ logGroupName, tags: { colour: 'red' } }),
      changes: {
        PutRetentionPolicy: ({ logs: s }, logGroupName) =>
          s.putRetentionPolicy({ logGroupName, retentionInDays: 7 }),
        CreateLogStream: ({ logs: s }, logGroupName) =>
          s.createLogStream({ logGroupName, logStreamName: 'one' }),
        DeleteLogGroup: ({ logs: s }, logGroupName) => s.deleteLogGroup({ logGroupName }),
      },
      look: async ({ logs: s }, logGroupName) => {
        const { logGroups = [] } = await s.describeLogGroups({ logGroupNamePrefix: logGroupName });
        const [group] = logGroups.filter((each) => each.logGroupName === logGroupName);
        if (!group) return undefined;
        const { logStreams = [] } = await s.describeLogStreams({ logGroupName });
        return [group.retentionInDays, logStreams.map((each) => each.logStreamName)];
      },
    },
    'log stream': {
      isComposed: true,
      create: async ({ logs: s }, logGroupName) => {
        await s.createLogGroup({ logGroupName });
        await s.createLogStream({ logGroupName, logStreamName: 'one' });
      },
      changes: {
        PutLogEvents: ({ logs: s }, logGroupName) =>
          s.putLogEvents({
            logGroupName,
            logStreamName: 'one',
            logEvents: [{ timestamp: new FakeClock().now(), message: 'new' }],
          }),
        DeleteLogStream: ({ logs: s }, logGroupName) =>
          s.deleteLogStream({ logGroupName, logStreamName: 'one' }),
      },
      look: async ({ logs: s }, logGroupName) => {
        const { events: found = [] } = await s.getLogEvents({ logGroupName, logStreamName: 'one' });
        return found.map(({ message }) => message);
      },
    },
    'endpoint configuration': {
      isComposed: true,
      create: async ({ sageMaker: s }, name) => {
        await s.createModel({
          ModelName: name,
          ExecutionRoleArn: ROLE,
          PrimaryContainer: { Image: '000000000000.dkr.ecr.us-east-1.amazonaws.com/model:1' },
        });
      },
      changes: {
        CreateEndpointConfig: ({ sageMaker: s }, name) =>
          s.createEndpointConfig({
            EndpointConfigName: name,
            ProductionVariants: [
              { VariantName: 'a', ModelName: name, InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
            ],
            Tags: TAGS,
          }),
      },
      look: async ({ sageMaker: s }, EndpointConfigName) => {
        const { EndpointConfigArn } = await s.describeEndpointConfig({ EndpointConfigName });
        return [EndpointConfigArn, (await s.listTags({ ResourceArn: EndpointConfigArn })).Tags];
      },
    },
    model: {
      create: ({ sageMaker: s }, ModelName) =>
        s.createModel({
          ModelName,
          ExecutionRoleArn: ROLE,
          PrimaryContainer: { Image: '000000000000.dkr.ecr.us-east-1.amazonaws.com/model:1' },
          Tags: TAGS,
        }),
      changes: { DeleteModel: ({ sageMaker: s }, ModelName) => s.deleteModel({ ModelName }) },
      look: async ({ sageMaker: s }, ModelName) => {
        const { ModelArn } = await s.describeModel({ ModelName });
        return [ModelArn, (await s.listTags({ ResourceArn: ModelArn })).Tags];
      },
    },
  };
}

async function uploadOf({ s3: s }: Clients, Bucket: string): Promise<string | undefined> {
  const { Uploads = [] } = await s.listMultipartUploads({ Bucket });
  return Uploads[0]?.UploadId;
}
