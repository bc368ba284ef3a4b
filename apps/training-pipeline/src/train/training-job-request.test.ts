import { expect, it } from 'vitest';
import { type TrainOptions, trainOptionsSchema } from './train-options.ts';
import { trainingJobRequest } from './training-job-request.ts';

const ROLE = 'arn:aws:iam::000000000000:role/sagemaker';
const training = [0, 1, 1].map((label, index) => ({ index, label, path: `${index}.png` }));

const request = (options: Partial<TrainOptions> = {}) =>
  trainingJobRequest(trainOptionsSchema.parse({ bucket: 'pictures', roleArn: ROLE, ...options }), {
    name: 'job',
    image: 'registry/image-classification:1',
    training,
  });

it('has the channels by which the algorithm takes pictures and manifests', () => {
  const channels = request({ prefix: 'sets/one' }).InputDataConfig?.map((channel) => ({
    name: channel.ChannelName,
    uri: channel.DataSource?.S3DataSource?.S3Uri,
    contentType: channel.ContentType,
    mode: channel.InputMode,
    dataType: channel.DataSource?.S3DataSource?.S3DataType,
  }));
  const alike = { contentType: 'application/x-image', mode: 'File', dataType: 'S3Prefix' };
  expect(channels).toEqual([
    { name: 'train', uri: 's3://pictures/sets/one/train/', ...alike },
    { name: 'validation', uri: 's3://pictures/sets/one/validation/', ...alike },
    { name: 'train_lst', uri: 's3://pictures/sets/one/train.lst', ...alike },
    { name: 'validation_lst', uri: 's3://pictures/sets/one/validation.lst', ...alike },
  ]);
});

it('takes the backbone that it starts from through a channel of its own', () => {
  const options = trainOptionsSchema.parse({ bucket: 'pictures', roleArn: ROLE, pretrained: 'net.onnx' });
  const pretrained = { bucket: 'pictures', key: 'scones/pretrained/1a/' };
  const { InputDataConfig, HyperParameters } = trainingJobRequest(options, {
    name: 'job',
    image: 'registry/image-classification:1',
    training,
    pretrained,
  });
  expect(InputDataConfig?.at(-1)).toMatchObject({
    ChannelName: 'pretrained',
    ContentType: 'application/octet-stream',
    DataSource: { S3DataSource: { S3Uri: 's3://pictures/scones/pretrained/1a/' } },
  });
  expect(HyperParameters).toMatchObject({ use_pretrained_model: '1' });
});

it('counts classes and pictures in the manifest and leaves missing options to the algorithm', () => {
  expect(request().HyperParameters).toEqual({
    num_classes: '2',
    num_training_samples: '3',
    use_pretrained_model: '0',
  });
});

it('defines the metrics of a container, which SageMaker does not know', () => {
  expect(request().AlgorithmSpecification).not.toHaveProperty('MetricDefinitions');
  const { MetricDefinitions = [] } = request({ algorithm: 'container' }).AlgorithmSpecification ?? {};
  const line = 'Epoch[3] Validation-accuracy=0.950000';
  const [metric] = MetricDefinitions.filter(({ Regex = '' }) => new RegExp(Regex).test(line));
  expect(metric?.Name).toBe('validation:accuracy');
});

it('passes every hyperparameter as a string', () => {
  const given = request({
    epochs: 3,
    imageSize: 48,
    miniBatchSize: 64,
    learningRate: 0.01,
    optimizer: 'sgd',
    momentum: 0.9,
    weightDecay: 0.0001,
    augmentationType: 'crop',
    topK: 2,
    hyperparameters: 'lr_scheduler_step=10,early_stopping=True,num_layers=18,use_pretrained_model=1',
  });
  expect(given.HyperParameters).toMatchObject({
    epochs: '3',
    image_shape: '3,48,48',
    num_layers: '18',
    mini_batch_size: '64',
    learning_rate: '0.01',
    optimizer: 'sgd',
    momentum: '0.9',
    weight_decay: '0.0001',
    augmentation_type: 'crop',
    top_k: '2',
    use_pretrained_model: '1',
    lr_scheduler_step: '10',
    early_stopping: 'True',
  });
});

it('asks for one instance, a time limit, an output path and a seed', () => {
  expect(request({ seed: 7, maxRuntimeSeconds: 90 })).toMatchObject({
    TrainingJobName: 'job',
    RoleArn: ROLE,
    AlgorithmSpecification: {
      TrainingImage: 'registry/image-classification:1',
      TrainingInputMode: 'File',
    },
    OutputDataConfig: { S3OutputPath: 's3://pictures/scones/models' },
    ResourceConfig: { InstanceType: 'ml.p3.2xlarge', InstanceCount: 1, VolumeSizeInGB: 10 },
    StoppingCondition: { MaxRuntimeInSeconds: 90 },
    Environment: { TRAINING_SEED: '7' },
  });
  expect(request().Environment).toEqual({ TRAINING_SEED: '1' });
});

it.each(['ml.g4dn.xlarge', 'ml.g5.xlarge', 'ml.p3.2xlarge'])(
  'lets a container compute on the GPU of %s when it is asked to',
  (instanceType) => {
    const asked = request({ algorithm: 'container', device: 'cuda', instanceType });
    expect(asked.Environment).toEqual({ TRAINING_SEED: '1', CLASSIFIER_DEVICE: 'cuda' });
  },
);

it('leaves the device to the container where nobody chooses one, and takes the processors of any instance', () => {
  expect(request({ algorithm: 'container' }).Environment).toEqual({ TRAINING_SEED: '1' });
  const asked = request({ algorithm: 'container', device: 'cpu', instanceType: 'ml.c7i.xlarge' });
  expect(asked.Environment).toMatchObject({ CLASSIFIER_DEVICE: 'cpu' });
});

it('refuses a GPU that the instance does not have, and a device for the built-in algorithm', () => {
  expect(() => request({ algorithm: 'container', device: 'cuda', instanceType: 'ml.c7i.xlarge' })).toThrow(
    'ml.c7i.xlarge has no GPU for --device cuda',
  );
  expect(() => request({ device: 'cuda' })).toThrow(
    'The built-in algorithm computes on what its instance has',
  );
});

it.each([
  { roleArn: 'sagemaker' },
  { jobName: 'has spaces' },
  { imageSize: 225 },
  { optimizer: 'lion' as 'sgd' },
  { hyperparameters: 'no-value' },
  { hyperparameters: { image_shape: '3,32,48' } },
  { epochs: 0 },
])('refuses %o', (options) => {
  expect(() => request(options)).toThrow();
});
