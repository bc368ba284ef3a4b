import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';

export interface Clients extends Disposable {
  readonly cloudFormation: CloudFormationClient;
  readonly logs: CloudWatchLogsClient;
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly tagging: ResourceGroupsTaggingAPIClient;
}

/** Without a connection, region, endpoint and credentials come from the environment, as for every AWS client. */
export function createClients(connection: object = {}): Clients {
  const clients = {
    cloudFormation: new CloudFormationClient(connection),
    logs: new CloudWatchLogsClient(connection),
    s3: new S3Client(connection),
    sageMaker: new SageMakerClient(connection),
    tagging: new ResourceGroupsTaggingAPIClient(connection),
  };
  return {
    ...clients,
    [Symbol.dispose]() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}
