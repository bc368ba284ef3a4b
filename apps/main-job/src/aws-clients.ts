import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { EmulatorProcess } from './emulator-process.ts';

export type AwsClients = ReturnType<typeof awsClients>;

/** Clients of the emulator alone. They ignore the account that the environment is set up for. */
export function awsClients({ url: endpoint, credentials }: Pick<EmulatorProcess, 'url' | 'credentials'>) {
  const configuration = { endpoint, region: 'us-east-1', credentials };
  return {
    cloudFormation: new CloudFormationClient(configuration),
    lambda: new LambdaClient(configuration),
    s3: new S3Client(configuration),
    sageMaker: new SageMakerClient(configuration),
    stepFunctions: new SFNClient(configuration),
    logs: new CloudWatchLogsClient(configuration),
  };
}

export function closeClients(clients: AwsClients): void {
  for (const client of Object.values(clients)) client.destroy();
}
