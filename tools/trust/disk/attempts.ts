import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateLogGroupCommand, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { CreateFunctionCommand, DeleteFunctionCommand } from '@aws-sdk/client-lambda';
import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { CreateModelCommand, DeleteModelCommand } from '@aws-sdk/client-sagemaker';
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { CreateTopicCommand, DeleteTopicCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, DeleteQueueCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { DeleteParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { strToU8, zipSync } from 'fflate';
import { BUCKET, type Clients, machineArn, QUEUE_URL, ROLE } from './account-on-disk.ts';

/** Calls by what they do. */
export type Attempts = Readonly<Record<string, (clients: Clients) => Promise<unknown>>>;

const code = zipSync({ 'index.mjs': strToU8('export const handler = async () => "done";') });
const WAITING = JSON.stringify({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } });
const ENDING = JSON.stringify({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, End: true } } });

const put = (Key: string, bytes: number) => (clients: Clients) =>
  clients.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Buffer.alloc(bytes, 'x') }));

/** What is there before the disk is full, and is deleted when it is. */
export const BEFORE: Attempts = {
  bucket: ({ s3 }) => s3.send(new CreateBucketCommand({ Bucket: BUCKET })),
  object: put('kept', 10_000),
  'second object': put('second', 100_000),
  upload: ({ s3 }) => s3.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: 'upload' })),
  function: ({ lambda }) =>
    lambda.send(
      new CreateFunctionCommand({
        FunctionName: 'kept',
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: ROLE,
        Code: { ZipFile: code },
      }),
    ),
  'machine that waits': ({ states }) =>
    states.send(new CreateStateMachineCommand({ name: 'waiting', definition: WAITING, roleArn: ROLE })),
  'machine that ends': ({ states }) =>
    states.send(new CreateStateMachineCommand({ name: 'ending', definition: ENDING, roleArn: ROLE })),
  queue: ({ sqs }) => sqs.send(new CreateQueueCommand({ QueueName: 'kept' })),
  parameter: ({ ssm }) => ssm.send(new PutParameterCommand({ Name: '/kept', Value: '1', Type: 'String' })),
  table: ({ table }) =>
    table.send(
      new CreateTableCommand({
        TableName: 'kept',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    ),
  item: ({ table }) => table.send(new PutItemCommand({ TableName: 'kept', Item: { id: { S: 'kept' } } })),
  'log group': ({ logs }) => logs.send(new CreateLogGroupCommand({ logGroupName: 'kept' })),
  topic: ({ sns }) => sns.send(new CreateTopicCommand({ Name: 'kept' })),
  model: ({ sageMaker }) =>
    sageMaker.send(new CreateModelCommand({ ModelName: 'kept', ExecutionRoleArn: ROLE, PrimaryContainer })),
  'execution that waits': ({ states }) =>
    states.send(new StartExecutionCommand({ stateMachineArn: machineArn('waiting'), name: 'waits' })),
};

const PrimaryContainer = { Image: '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1' };

/** So much is sent in each that a disk that is nearly full can't take it. */
const much = 'x'.repeat(200_000);

/** Writes to a full disk. */
export const WRITES: Attempts = {
  'PutObject, 20 MB': put('large', 20_000_000),
  'PutObject, 300 kB': put('small', 300_000),
  CreateMultipartUpload: ({ s3 }) =>
    s3.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: 'parts' })),
  UploadPart: async ({ s3 }) => {
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: 'parts' }));
    const Body = Buffer.alloc(6_000_000);
    return await s3.send(
      new UploadPartCommand({ Bucket: BUCKET, Key: 'parts', UploadId, PartNumber: 1, Body }),
    );
  },
  CreateFunction: ({ lambda }) =>
    lambda.send(
      new CreateFunctionCommand({
        FunctionName: 'refused',
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: ROLE,
        Code: { ZipFile: code },
      }),
    ),
  CreateStateMachine: ({ states }) =>
    states.send(
      new CreateStateMachineCommand({
        name: 'refused',
        roleArn: ROLE,
        definition: JSON.stringify({ Comment: much, ...(JSON.parse(ENDING) as object) }),
      }),
    ),
  StartExecution: ({ states }) => {
    const input = JSON.stringify(much);
    return states.send(new StartExecutionCommand({ stateMachineArn: machineArn('ending'), input }));
  },
  SendMessage: ({ sqs }) => sqs.send(new SendMessageCommand({ QueueUrl: QUEUE_URL, MessageBody: much })),
  CreateQueue: ({ sqs }) => sqs.send(new CreateQueueCommand({ QueueName: 'refused' })),
  PutParameter: ({ ssm }) =>
    ssm.send(new PutParameterCommand({ Name: '/refused', Value: 'x'.repeat(4000), Type: 'String' })),
  PutItem: ({ table }) =>
    table.send(new PutItemCommand({ TableName: 'kept', Item: { id: { S: 'refused' }, much: { S: much } } })),
  CreateLogGroup: ({ logs }) => logs.send(new CreateLogGroupCommand({ logGroupName: 'refused' })),
  CreateTopic: ({ sns }) => sns.send(new CreateTopicCommand({ Name: 'refused' })),
  CreateModel: ({ sageMaker }) =>
    sageMaker.send(
      new CreateModelCommand({ ModelName: 'refused', ExecutionRoleArn: ROLE, PrimaryContainer }),
    ),
  CreateStack: ({ cloudFormation }) =>
    cloudFormation.send(
      new CreateStackCommand({
        StackName: 'refused',
        TemplateBody: JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }),
      }),
    ),
};

/** Deletions, each of something of its own. */
export const DELETIONS: Attempts = {
  DeleteObject: ({ s3 }) => s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'second' })),
  AbortMultipartUpload: async ({ s3 }) => {
    const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }));
    const { Key, UploadId } = Uploads[0] ?? {};
    await s3.send(new AbortMultipartUploadCommand({ Bucket: BUCKET, Key, UploadId }));
  },
  StopExecution: ({ states }) => {
    const executionArn = `${machineArn('waiting').replace(':stateMachine:', ':execution:')}:waits`;
    return states.send(new StopExecutionCommand({ executionArn }));
  },
  DeleteStateMachine: ({ states }) =>
    states.send(new DeleteStateMachineCommand({ stateMachineArn: machineArn('waiting') })),
  DeleteFunction: ({ lambda }) => lambda.send(new DeleteFunctionCommand({ FunctionName: 'kept' })),
  DeleteItem: ({ table }) =>
    table.send(new DeleteItemCommand({ TableName: 'kept', Key: { id: { S: 'kept' } } })),
  DeleteTable: ({ table }) => table.send(new DeleteTableCommand({ TableName: 'kept' })),
  DeleteQueue: ({ sqs }) => sqs.send(new DeleteQueueCommand({ QueueUrl: QUEUE_URL })),
  DeleteParameter: ({ ssm }) => ssm.send(new DeleteParameterCommand({ Name: '/kept' })),
  DeleteLogGroup: ({ logs }) => logs.send(new DeleteLogGroupCommand({ logGroupName: 'kept' })),
  DeleteTopic: ({ sns }) =>
    sns.send(new DeleteTopicCommand({ TopicArn: 'arn:aws:sns:us-east-1:000000000000:kept' })),
  DeleteModel: ({ sageMaker }) => sageMaker.send(new DeleteModelCommand({ ModelName: 'kept' })),
  DeleteObjects: ({ s3 }) =>
    s3.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects: [{ Key: 'fill-0' }] } })),
};
