import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { STSClient } from '@aws-sdk/client-sts';
import { CALL_LIMITS, watchHosts } from '@scones/command-line';

export interface Clients extends Disposable {
  readonly cloudFormation: CloudFormationClient;
  readonly logs: CloudWatchLogsClient;
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly sts: STSClient;
  readonly tagging: ResourceGroupsTaggingAPIClient;
}

/** Without a connection, region, endpoint and credentials come from the environment, as for every AWS client. */
export function createClients(connection: object = {}): Clients {
  const settings = { ...CALL_LIMITS, ...connection };
  const clients = {
    cloudFormation: new CloudFormationClient(settings),
    logs: new CloudWatchLogsClient(settings),
    s3: new S3Client(settings),
    sageMaker: new SageMakerClient(settings),
    sts: new STSClient(settings),
    tagging: new ResourceGroupsTaggingAPIClient(settings),
  };
  for (const client of Object.values(clients)) watchHosts(client);
  return {
    ...clients,
    [Symbol.dispose]() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}
