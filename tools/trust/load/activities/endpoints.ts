import { DeleteObjectsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { CreateBucketCommand, DeleteBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand } from '@aws-sdk/client-sagemaker-runtime';
import { randomInteger } from '@scones/deterministic';
import { type LoadClient, ROLE, until } from '../activity.ts';

const Image = '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1';
export const MODEL_ANSWER = '[0.9,0.1]';

/** An endpoint with data capture, from the model to its deletion. */
export async function endpoints(client: LoadClient): Promise<void> {
  const { s3, sageMaker, sageMakerRuntime, ledger, random, newName } = client;
  const name = newName();
  await s3.send(new CreateBucketCommand({ Bucket: name }));
  await s3.send(new PutObjectCommand({ Bucket: name, Key: 'model.tar.gz', Body: 'a model' }));
  const PrimaryContainer = { Image, ModelDataUrl: `s3://${name}/model.tar.gz` };
  await sageMaker.send(new CreateModelCommand({ ModelName: name, ExecutionRoleArn: ROLE, PrimaryContainer }));
  await makeConfig(client, name);
  await sageMaker.send(new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: name }));
  const described = new DescribeEndpointCommand({ EndpointName: name });
  const { EndpointStatus } = await until(
    () => sageMaker.send(described),
    (found) => found.EndpointStatus !== 'Creating',
  );
  ledger.look('sageMaker', `an endpoint that is ${EndpointStatus}`, EndpointStatus === 'InService');
  const times = 1 + randomInteger(random, 5);
  for (let time = 0; time < times; time++) {
    const picture = { EndpointName: name, ContentType: 'image/png', Body: Buffer.alloc(3000, newName()) };
    const { Body } = await sageMakerRuntime.send(new InvokeEndpointCommand(picture));
    ledger.look(
      'sageMakerRuntime',
      'an answer of an endpoint',
      Buffer.from(Body ?? []).toString() === MODEL_ANSWER,
    );
  }
  await deleteAll(client, name);
  const invoke = new InvokeEndpointCommand({ EndpointName: name, Body: Buffer.from('late') });
  await ledger.refused('sageMakerRuntime', 'ValidationError', sageMakerRuntime.send(invoke));
}

async function makeConfig({ sageMaker }: LoadClient, name: string): Promise<void> {
  await sageMaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: name,
      ProductionVariants: [
        { VariantName: 'all', ModelName: name, InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
      ],
      DataCaptureConfig: {
        EnableCapture: true,
        InitialSamplingPercentage: 100,
        DestinationS3Uri: `s3://${name}/captures`,
        CaptureOptions: [{ CaptureMode: 'Input' }, { CaptureMode: 'Output' }],
      },
    }),
  );
}

/** Captures are on their way for a moment after the answer. */
async function deleteAll({ s3, sageMaker, ledger }: LoadClient, name: string): Promise<void> {
  const captured = await until(
    () => s3.send(new ListObjectsV2Command({ Bucket: name, Prefix: 'captures/' })),
    ({ KeyCount = 0 }) => KeyCount > 0,
  );
  ledger.look('sageMaker', 'captures', captured.KeyCount !== 0);
  await sageMaker.send(new DeleteEndpointCommand({ EndpointName: name }));
  const described = new DescribeEndpointCommand({ EndpointName: name });
  await until(
    () => sageMaker.send(described).catch((error: Error) => error.name),
    (answer) => typeof answer === 'string',
  );
  await sageMaker.send(new DeleteEndpointConfigCommand({ EndpointConfigName: name }));
  await sageMaker.send(new DeleteModelCommand({ ModelName: name }));
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: name }));
  const Delete = { Objects: Contents.map(({ Key }) => ({ Key })) };
  await s3.send(new DeleteObjectsCommand({ Bucket: name, Delete }));
  await s3.send(new DeleteBucketCommand({ Bucket: name }));
}
