import { expect, it } from 'vitest';
import { makeMetricsRecord } from '@scones/classifier-measures';
import { summarySchema } from '@scones/model-monitor';
import {
  type Evaluation,
  type PictureResult,
  runRecordSchema,
  type StagedDataset,
  type TrainedModel,
} from '@scones/training-pipeline';
import { mainJobOptionsSchema } from './options.ts';
import { type Outcome, reportData, runSummary } from './report-data.ts';
import { runRecord } from './run-record.ts';

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
  imageSize: 32,
  leftOut: [],
  twins: [],
  notices: [],
  uploaded: 11,
  trainManifest: 's3://data/scones/train.lst',
  validationManifest: 's3://data/scones/validation.lst',
  testManifest: 's3://data/scones/test.lst',
};

const record = makeMetricsRecord([{ probabilities: [0.95, 0.05], label: 0 }], 2);

const outcomeOf = (values: Partial<Evaluation> = {}): Outcome => ({
  options: mainJobOptionsSchema.parse({ threshold: 0.8, seed: 5 }),
  staged,
  trained,
  model: { bytes: new Uint8Array(), sha256: '0'.repeat(64), record },
  target: undefined,
  evaluation: evaluation(values),
  images: new Map(),
  monitored: { inferences: [], drift: { verdict: 'stable', features: [] } },
  portraits: [],
  startedAt: 1_000,
  endedAt: 6_500,
});
const summaryOf = (values: Partial<Evaluation> = {}) => {
  const outcome = outcomeOf(values);
  return runSummary(outcome, reportData(outcome));
};

it('sums the run up as the schema of summary.json wants it', () => {
  const summary = summaryOf();
  expect(summarySchema.parse(summary)).toEqual(summary);
  expect(summary).toMatchObject({
    seed: 5,
    epochs: 2,
    threshold: 0.8,
    trainImages: 8,
    validationImages: 1,
    testAccuracy: 0.5,
    captured: 0,
    totalSeconds: 5.5,
    quality: { test: { pictures: 1, accuracy: { value: 1 } }, validation: { pictures: 1 } },
  });
});

it('has no accuracy among the pictures that passed where none did', () => {
  expect(summaryOf({ succeeded: 0, accuracyAmongPassed: 0 }).accuracyAmongPassed).toBeNull();
  expect(summaryOf({ succeeded: 1, accuracyAmongPassed: 0 }).accuracyAmongPassed).toBe(0);
});

it('judges by the threshold that was chosen, where one was', () => {
  const target = { accuracy: 0.98, threshold: 0.97, pictures: 1, passed: 1, right: 1 };
  const outcome = { ...outcomeOf(), target };
  const data = reportData(outcome);
  expect(data).toMatchObject({ threshold: 0.97, quality: { target, test: { threshold: 0.97, passed: 0 } } });
  expect(runSummary(outcome, data).threshold).toBe(0.97);
});

it('counts epochs from one, and leaves a gap for a figure that the training did not print', () => {
  expect(reportData(outcomeOf()).training?.epochs).toEqual([
    { epoch: 1, loss: 0.5, trainAccuracy: 0.7, validationAccuracy: 0.6, validationLoss: 0.6 },
    { epoch: 2, loss: NaN, trainAccuracy: NaN, validationAccuracy: NaN },
  ]);
});

it('records what the run was made from, its command line as a shell takes it', () => {
  const { hyperparameters, ...wanted } = runRecord(outcomeOf(), 'a'.repeat(64), [
    '--dataset',
    "my cat's",
    '--exit',
  ]);
  expect(runRecordSchema.parse({ hyperparameters, ...wanted })).toMatchObject({
    startedAt: '1970-01-01T00:00:01.000Z',
    command: String.raw`npm start -- --dataset 'my cat'\''s' --exit`,
    seed: 5,
    options: { threshold: 0.8, exit: false },
  });
});

it('says on the report how many pictures were left out, and how many stand in two places', () => {
  const picture = { origin: 'a', className: 'bicycle', split: 'train' } as const;
  const odd: StagedDataset = {
    ...staged,
    leftOut: [{ origin: 'b', reason: 'it has zero bytes' }],
    twins: [{ isExact: true, pictures: [picture, { ...picture, split: 'test' }] }],
  };
  const chips = JSON.stringify(reportData({ ...outcomeOf(), staged: odd }));
  expect(chips).toContain('1 unreadable picture left out');
  expect(chips).toContain('1 pair of pictures the same, or nearly');
});
