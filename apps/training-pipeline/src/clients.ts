import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SFNClient } from '@aws-sdk/client-sfn';

export interface Clients extends Disposable {
  readonly cloudFormation: CloudFormationClient;
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly stepFunctions: SFNClient;
}

/** Region, endpoint and credentials come from the environment, as for every AWS client. */
export function createClients(): Clients {
  const clients = {
    cloudFormation: new CloudFormationClient(),
    s3: new S3Client(),
    sageMaker: new SageMakerClient(),
    lambda: new LambdaClient(),
    logs: new CloudWatchLogsClient(),
    // Many executions at once exceed Step Functions' call quotas for a moment.
    stepFunctions: new SFNClient({ retryMode: 'adaptive', maxAttempts: 5 }),
  };
  return {
    ...clients,
    [Symbol.dispose]() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}
