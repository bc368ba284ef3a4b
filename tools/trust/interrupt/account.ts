import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  DescribeEndpointCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SFNClient } from '@aws-sdk/client-sfn';
import { startEmulator } from '@scones/emulator';
import { synthesizeReference } from './reference-stack.ts';

export const BUCKET = 'interrupted';
export const ROLE = 'arn:aws:iam::000000000000:role/interrupted';
export const MODEL = `s3://${BUCKET}/model.tar.gz`;
export const CAPTURES = `s3://${BUCKET}/captures`;
export const IMAGE = '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1';

/** An emulator with a bucket and a model in it. Its endpoints answer at once, from a server that stands for them. */
export async function startAccount() {
  const models = createServer(
    (incoming, response) => void incoming.resume().on('end', () => response.end('[0.9,0.1]')),
  );
  await once(models.listen(0, '127.0.0.1'), 'listening');
  const { port } = models.address() as AddressInfo;
  const faults: unknown[] = [];
  const emulator = await startEmulator({
    port: 0,
    modelServer: { host: '127.0.0.1', port },
    onFault: (fault) => void faults.push(fault),
  });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const connection = { endpoint: emulator.url, region: 'us-east-1', credentials };
  const s3 = new S3Client(connection);
  const sageMaker = new SageMakerClient(connection);
  const clients = {
    s3,
    sageMaker,
    stepFunctions: new SFNClient(connection),
    cloudFormation: new CloudFormationClient(connection),
  };
  let synthesized: ReturnType<typeof synthesizeReference> | undefined;
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'model.tar.gz', Body: 'a model' }));
  return {
    ...clients,
    url: emulator.url,
    faults,
    /** The stack that others are copies of, which is synthesised when one asks for it. */
    synthesized: () => (synthesized ??= synthesizeReference()),
    /** The ETags of the objects below a prefix, by the rest of their keys. */
    async objects(prefix: string, bucket = BUCKET): Promise<Map<string, string>> {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
      return new Map(Contents.map(({ Key = '', ETag = '' }) => [Key.slice(prefix.length), ETag]));
    },
    /** The parts of an endpoint: how many of each there are. */
    async parts(name: string): Promise<string> {
      const search = { NameContains: name };
      const { Endpoints = [] } = await sageMaker.send(new ListEndpointsCommand(search));
      const { EndpointConfigs = [] } = await sageMaker.send(new ListEndpointConfigsCommand(search));
      const { Models = [] } = await sageMaker.send(new ListModelsCommand(search));
      return `${Endpoints.length} endpoints, ${EndpointConfigs.length} configurations, ${Models.length} models`;
    },
    async endpoint(EndpointName: string) {
      return await sageMaker.send(new DescribeEndpointCommand({ EndpointName }));
    },
    async [Symbol.asyncDispose](): Promise<void> {
      for (const client of Object.values(clients)) client.destroy();
      await emulator.close();
      models.closeAllConnections();
      models.close();
      await (await synthesized)?.[Symbol.asyncDispose]();
    },
  };
}

export type Account = Awaited<ReturnType<typeof startAccount>>;
