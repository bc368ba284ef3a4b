import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { systemClock } from '@scones/deterministic';
import { deploy } from '@scones/endpoint-deployer';
import { formatS3Location } from '@scones/s3-location';
import { DEFAULT_STACK_NAME, readSconesStack, type SconesStack } from '@scones/stack';
import { type Clients, createClients } from './deployed-stack.ts';

const CDK = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
const APP_FOLDER = fileURLToPath(new URL('..', import.meta.resolve('@scones/infra')));

/** Two blocks of zeros are the end of a tar archive, and here the whole: the mock's model needs no file. */
const EMPTY_MODEL = gzipSync(Buffer.alloc(1024));

export const CONNECTION = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'e2e', secretAccessKey: 'e2e' },
};

export interface Provisioned {
  readonly clients: Clients;
  readonly stack: SconesStack;
}

/** Deploys stack and endpoint to an emulator as a user does; its model server answers for the endpoint. */
export async function provision(emulatorUrl: string): Promise<Provisioned> {
  await deployStack(emulatorUrl);
  const clients = createClients({ ...CONNECTION, endpoint: emulatorUrl });
  const stack = await readSconesStack(clients.cloudFormation, DEFAULT_STACK_NAME);
  const { bucket } = stack;
  const model = { bucket, key: 'models/mock.tar.gz' };
  await clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key: model.key, Body: EMPTY_MODEL }));
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

/** By the CDK CLI itself, which sees nothing of the accounts that our environment is set up for. */
async function deployStack(emulatorUrl: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'scones-e2e-cdk-'));
  try {
    await promisify(execFile)(
      execPath,
      [
        CDK,
        'deploy',
        '--all',
        '--require-approval',
        'never',
        '--no-color',
        '--output',
        join(folder, 'cdk.out'),
      ],
      {
        cwd: APP_FOLDER,
        env: {
          HOME: process.env['HOME'],
          // The CLI starts the app with the `node` that it finds there.
          PATH: [dirname(execPath), process.env['PATH']].join(delimiter),
          TMPDIR: folder,
          AWS_ENDPOINT_URL: emulatorUrl,
          AWS_REGION: CONNECTION.region,
          AWS_ACCESS_KEY_ID: CONNECTION.credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: CONNECTION.credentials.secretAccessKey,
          CDK_DISABLE_CLI_TELEMETRY: 'true',
          CDK_DISABLE_VERSION_CHECK: 'true',
        },
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
