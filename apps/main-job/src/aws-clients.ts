import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';

export type AwsClients = ReturnType<typeof awsClients>;

/** Clients of the emulator alone: whatever account the environment is set up for stays out of it. */
export function awsClients(endpoint: string) {
  const configuration = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'emulator', secretAccessKey: 'emulator' },
  };
  return {
    cloudFormation: new CloudFormationClient(configuration),
    s3: new S3Client(configuration),
    lambda: new LambdaClient(configuration),
    sageMaker: new SageMakerClient(configuration),
    stepFunctions: new SFNClient(configuration),
    logs: new CloudWatchLogsClient(configuration),
    cloudWatch: new CloudWatchClient(configuration),
    events: new EventBridgeClient(configuration),
    sns: new SNSClient(configuration),
    iam: new IAMClient(configuration),
  };
}

export function closeClients(clients: AwsClients): void {
  for (const client of Object.values(clients)) client.destroy();
}
