import { DescribeTrainingJobCommand, type SageMakerClient } from '@aws-sdk/client-sagemaker';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { CommandError } from '@scones/command-line';
import { formatS3Location, parseS3Location, type S3Location } from '@scones/s3-location';
import { servedModel } from '@scones/stack';
import { isMissing } from '../missing-resource.ts';

interface Clients {
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly signal?: AbortSignal;
}

/**
 * The classes of the model that an endpoint serves, in the order of its answers: the job that trained it knows its
 * manifest, beside which `stage` puts their names. Rejects with `CLASSES_UNKNOWN` where nobody knows them.
 */
export async function knownClasses(clients: Clients, endpointName: string): Promise<string[]> {
  const list = await classList(clients, endpointName);
  if (!list) throw classesUnknown(endpointName, 'no training job of its model is known');
  const text = await readText(clients, list);
  const names = text.split(/\r?\n/).filter((name) => name !== '');
  if (names.length === 0) throw classesUnknown(endpointName, `${formatS3Location(list)} is not there`);
  return names;
}

async function classList(
  { sageMaker, signal }: Clients,
  endpointName: string,
): Promise<S3Location | undefined> {
  try {
    const model = await servedModel(sageMaker, endpointName, signal);
    // A job leaves its model at <output>/<job>/output/model.tar.gz.
    const TrainingJobName = model?.split('/').at(-3);
    if (!TrainingJobName) return undefined;
    const { InputDataConfig = [] } = await sageMaker.send(
      new DescribeTrainingJobCommand({ TrainingJobName }),
      signal && { abortSignal: signal },
    );
    const manifests = InputDataConfig.find(({ ChannelName }) => ChannelName === 'train_lst');
    const uri = manifests?.DataSource?.S3DataSource?.S3Uri;
    if (uri === undefined) return undefined;
    const { bucket, key } = parseS3Location(uri);
    return { bucket, key: key.replace(/[^/]*$/, 'classes.txt') };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function readText({ s3, signal }: Clients, { bucket: Bucket, key: Key }: S3Location): Promise<string> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }), signal && { abortSignal: signal });
    return (await Body?.transformToString('utf8')) ?? '';
  } catch (error) {
    if (['NoSuchKey', 'NoSuchBucket'].includes((error as Error).name)) return '';
    throw error;
  }
}

const classesUnknown = (endpointName: string, reason: string): CommandError =>
  new CommandError(
    'CLASSES_UNKNOWN',
    `The names of the classes that ${endpointName} tells apart are not known: ${reason}`,
    'Give them by --classes, in the order of the model’s answers.',
  );
