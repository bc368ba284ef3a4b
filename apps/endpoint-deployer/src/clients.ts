import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SFNClient } from '@aws-sdk/client-sfn';
import { CALL_LIMITS, type WatchedHosts, watchHosts } from '@scones/command-line';

export interface Clients extends Disposable {
  readonly cloudFormation: CloudFormationClient;
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly lambda: LambdaClient;
  readonly stepFunctions: SFNClient;
  /** Of SageMaker, which charges by the hour. */
  readonly hosts: WatchedHosts;
}

/** Region, endpoint and credentials come from the environment, as for every AWS client. */
export function createClients(): Clients {
  const clients = {
    cloudFormation: new CloudFormationClient(CALL_LIMITS),
    s3: new S3Client(CALL_LIMITS),
    sageMaker: new SageMakerClient(CALL_LIMITS),
    lambda: new LambdaClient(CALL_LIMITS),
    stepFunctions: new SFNClient(CALL_LIMITS),
  };
  for (const client of Object.values(clients)) watchHosts(client);
  return {
    ...clients,
    hosts: watchHosts(clients.sageMaker),
    [Symbol.dispose]() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}
