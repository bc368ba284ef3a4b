import { expect, it } from 'vitest';
import { summarySchema } from '@scones/model-monitor';
import type { Evaluation, PictureResult, StagedDataset, TrainedModel } from '@scones/training-pipeline';
import { mainJobOptionsSchema } from './options.ts';
import { reportData } from './report-data.ts';

const picture = (values: Partial<PictureResult>): PictureResult => ({
  key: 'test/a.png',
  label: 0,
  status: 'succeeded',
  milliseconds: 12,
  probabilities: [0.9, 0.1],
  executionArn: 'arn',
  stoppedAt: 0,
  error: undefined,
  cause: undefined,
  ...values,
});

const evaluation = (values: Partial<Evaluation> = {}): Evaluation => ({
  stateMachineArn: 'arn',
  classes: ['bicycle', 'motorcycle'],
  executions: 2,
  succeeded: 1,
  belowThreshold: 1,
  failedOtherwise: 0,
  accuracy: 0.5,
  accuracyAmongPassed: 1,
  confusionMatrix: [
    [1, 1],
    [0, 0],
  ],
  executionsPerSecond: 4,
  executionMillisP50: 12,
  executionMillisP99: 20,
  errors: [],
  pictures: [picture({})],
  ...values,
});

const trained: TrainedModel = {
  jobName: 'job',
  jobArn: 'arn',
  trainingImage: 'image-classifier',
  hyperparameters: {},
  trainImages: 8,
  modelArtifact: 's3://bucket/model.tar.gz',
  trainSeconds: 3,
  imagesPerSecond: 100,
  epochs: [
    {
      epoch: 0,
      loss: 0.5,
      trainAccuracy: 0.7,
      validationLoss: 0.6,
      validationAccuracy: 0.6,
      picturesPerSecond: 90,
    },
    {
      epoch: 1,
      loss: undefined,
      trainAccuracy: undefined,
      validationLoss: undefined,
      validationAccuracy: undefined,
      picturesPerSecond: undefined,
    },
  ],
};

const staged: StagedDataset = {
  dataset: 'synthetic',
  classes: ['bicycle', 'motorcycle'],
  bucket: 'data',
  prefix: 'scones',
  seed: 5,
  trainImages: 8,
  validationImages: 1,
  testImages: 2,
  uploaded: 11,
  trainManifest: 's3://data/scones/train.lst',
  validationManifest: 's3://data/scones/validation.lst',
  testManifest: 's3://data/scones/test.lst',
};

const dataOf = (values: Partial<Evaluation> = {}) =>
  reportData({
    options: mainJobOptionsSchema.parse({ threshold: 0.8, seed: 5 }),
    staged,
    trained,
    evaluation: evaluation(values),
    monitored: { inferences: [], drift: { verdict: 'stable', features: [] } },
    portraits: [],
    startedAt: 1_000,
    endedAt: 6_500,
  });

it('sums the run up as the schema of summary.json wants it', () => {
  const { summary, generatedAt, threshold } = dataOf();
  expect(summarySchema.parse(summary)).toEqual(summary);
  expect(summary).toMatchObject({
    seed: 5,
    epochs: 2,
    trainImages: 8,
    testAccuracy: 0.5,
    captured: 0,
    totalSeconds: 5.5,
  });
  expect({ generatedAt, threshold }).toEqual({ generatedAt: 6_500, threshold: 0.8 });
});

it('has no accuracy among the pictures that passed where none did', () => {
  expect(dataOf({ succeeded: 0, accuracyAmongPassed: 0 }).summary.accuracyAmongPassed).toBeNull();
  expect(dataOf({ succeeded: 1, accuracyAmongPassed: 0 }).summary.accuracyAmongPassed).toBe(0);
});

it('counts epochs from one, and leaves a gap for a figure that the training did not print', () => {
  expect(dataOf().epochs).toEqual([
    { epoch: 1, loss: 0.5, trainAccuracy: 0.7, validationAccuracy: 0.6 },
    { epoch: 2, loss: NaN, trainAccuracy: NaN, validationAccuracy: NaN },
  ]);
});

it.each([
  [picture({}), { name: 'test/a.png', status: 'SUCCEEDED', millis: 12 }],
  [
    picture({ status: 'belowThreshold', error: 'THRESHOLD_CONFIDENCE_NOT_MET', cause: '0.4' }),
    { name: 'test/a.png', status: 'FAILED', millis: 12, error: 'THRESHOLD_CONFIDENCE_NOT_MET', cause: '0.4' },
  ],
  [
    picture({ status: 'failedOtherwise', error: 'States.Timeout' }),
    { name: 'test/a.png', status: 'FAILED', millis: 12, error: 'States.Timeout' },
  ],
])('reports the execution of %o', (result, execution) => {
  expect(dataOf({ pictures: [result] }).executions).toEqual([execution]);
});
