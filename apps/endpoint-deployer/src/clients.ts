import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';

export interface Clients extends Disposable {
  readonly cloudFormation: CloudFormationClient;
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
}

/** Region, endpoint and credentials come from the environment, as for every AWS client. */
export function createClients(): Clients {
  const clients = {
    cloudFormation: new CloudFormationClient(),
    s3: new S3Client(),
    sageMaker: new SageMakerClient(),
  };
  return {
    ...clients,
    [Symbol.dispose]() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}
