import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { CreateTrainingJobRequest } from '@aws-sdk/client-sagemaker';

/** A PNG of one pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** The channels of the image classification, whose data lie in folders of these names. */
export const CHANNELS: readonly string[] = ['train', 'validation', 'train_lst', 'validation_lst'];
const BUILT_IN = '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1';

/** For tests: puts both sets with one picture of each of two classes, `a.png` and `b.png`, below a prefix of the bucket `data`. */
export async function putTrainingData(s3: S3Client, prefix = ''): Promise<void> {
  const put = (key: string, Body: string | Buffer) =>
    s3.send(new PutObjectCommand({ Bucket: 'data', Key: prefix + key, Body }));
  for (const set of ['train', 'validation']) {
    for (const name of ['a', 'b']) await put(`${set}/${name}.png`, PIXEL);
    await put(`${set}_lst/${set}.lst`, '0\t0\ta.png\n1\t1\tb.png\n');
  }
}

interface TestedJob {
  readonly name: string;
  readonly image?: string;
  readonly prefix?: string;
  readonly channels?: readonly string[];
  readonly hyperparameters?: Readonly<Record<string, string>>;
}

/** For tests: the request of a training job on those data. */
export function trainingRequest({
  name,
  image = BUILT_IN,
  prefix = '',
  channels = CHANNELS,
  hyperparameters,
}: TestedJob): CreateTrainingJobRequest {
  return {
    TrainingJobName: name,
    AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: 'File' },
    HyperParameters: { num_classes: '2', num_training_samples: '2', ...hyperparameters },
    InputDataConfig: channels.map((channel) => ({
      ChannelName: channel,
      ContentType: 'application/x-image',
      DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://data/${prefix}${channel}/` } },
    })),
    OutputDataConfig: { S3OutputPath: 's3://data/models' },
    ResourceConfig: { InstanceType: 'ml.c7i.xlarge', InstanceCount: 1, VolumeSizeInGB: 10 },
    StoppingCondition: { MaxRuntimeInSeconds: 600 },
    RoleArn: 'arn:aws:iam::000000000000:role/sagemaker',
  };
}
