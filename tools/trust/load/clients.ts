import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { systemClock } from '@scones/deterministic';
import type { Ledger } from './ledger.ts';

/** A client of each service, which makes each call once and tells the ledger how long it took. */
export function measuredClients(endpoint: string, ledger: Ledger) {
  const options = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    // Express executions have a host of their own on AWS, which an address can't have.
    disableHostPrefix: true,
  };
  const clients = {
    cloudFormation: new CloudFormationClient(options),
    cloudWatch: new CloudWatchClient(options),
    dynamoDb: new DynamoDBClient(options),
    events: new EventBridgeClient(options),
    iam: new IAMClient(options),
    lambda: new LambdaClient(options),
    logs: new CloudWatchLogsClient(options),
    s3: new S3Client(options),
    sageMaker: new SageMakerClient(options),
    sageMakerRuntime: new SageMakerRuntimeClient(options),
    sns: new SNSClient(options),
    sqs: new SQSClient(options),
    ssm: new SSMClient(options),
    stepFunctions: new SFNClient(options),
    sts: new STSClient(options),
    tagging: new ResourceGroupsTaggingAPIClient(options),
  };
  for (const [service, client] of Object.entries(clients)) measure(client, service, ledger);
  return {
    ...clients,
    [Symbol.dispose]() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

export type Clients = ReturnType<typeof measuredClients>;

type Next = (step: object) => Promise<object>;

interface Measurable {
  readonly middlewareStack: {
    add(middleware: (next: Next) => Next, options: { readonly step: 'initialize' }): void;
  };
}

function measure(client: object, service: string, ledger: Ledger): void {
  const { middlewareStack } = client as Measurable;
  middlewareStack.add(
    (next) => async (step) => {
      const start = systemClock.elapsed();
      try {
        return await next(step);
      } finally {
        ledger.called(service, systemClock.elapsed() - start);
      }
    },
    { step: 'initialize' },
  );
}
