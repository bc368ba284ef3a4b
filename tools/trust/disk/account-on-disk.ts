import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';

/** Clients that make each call once: a refusal is what is looked at. */
export function clientsOf(endpoint: string) {
  const options = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 30_000, throwOnRequestTimeout: true },
  };
  const clients = {
    s3: new S3Client(options),
    lambda: new LambdaClient(options),
    states: new SFNClient(options),
    sqs: new SQSClient(options),
    ssm: new SSMClient(options),
    table: new DynamoDBClient(options),
    logs: new CloudWatchLogsClient(options),
    sns: new SNSClient(options),
    sageMaker: new SageMakerClient(options),
    cloudFormation: new CloudFormationClient(options),
  };
  return {
    ...clients,
    [Symbol.dispose]() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

export type Clients = ReturnType<typeof clientsOf>;

export const BUCKET = 'kept';
export const ROLE = 'arn:aws:iam::000000000000:role/disk';
/** Any address will do: the queue is told by the path. */
export const QUEUE_URL = 'http://127.0.0.1/000000000000/kept';
export const machineArn = (name: string): string =>
  `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`;
