import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { systemClock } from '@scones/deterministic';
import { deploy } from '@scones/endpoint-deployer';
import { formatS3Location } from '@scones/s3-location';
import { DEFAULT_STACK_NAME, deployStack, readSconesStack, type SconesStack } from '@scones/stack';
import { pack } from 'tar-stream';
import { type Clients, createClients } from './deployed-stack.ts';

const INFRA = fileURLToPath(import.meta.resolve('@scones/infra/main'));

export const CONNECTION = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'e2e', secretAccessKey: 'e2e' },
};

interface EmulatorPlace {
  readonly url: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface Provisioned {
  readonly clients: Clients;
  readonly stack: SconesStack;
}

/** Deploys stack and endpoint to an emulator as a user does; its model server answers for the endpoint. */
export async function provision({
  url: endpoint,
  credentials = CONNECTION.credentials,
}: EmulatorPlace): Promise<Provisioned> {
  await deployStack({ infra: INFRA, endpoint, credentials, clock: systemClock });
  const clients = createClients({ ...CONNECTION, credentials, endpoint });
  const stack = await readSconesStack(clients.cloudFormation, DEFAULT_STACK_NAME);
  const { bucket } = stack;
  const model = { bucket, key: 'models/mock.tar.gz' };
  await clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key: model.key, Body: await emptyArchive() }));
  await deploy(
    { ...clients, clock: systemClock },
    {
      name: stack.endpointName,
      image: 'image-classifier:mock',
      modelArtifact: formatS3Location(model),
      roleArn: stack.sageMakerRoleArn,
      capturePrefix: formatS3Location({ bucket, key: stack.capturePrefix }),
    },
  );
  return { clients, stack };
}

/** The mock's model needs no file. */
async function emptyArchive(): Promise<Uint8Array> {
  const archive = pack();
  archive.finalize();
  return gzipSync(await buffer(archive));
}
