import { describe, expect, it } from 'vitest';
import { EpochMetricsReader } from './epoch-metrics.ts';

/** The lines as the built-in algorithm writes them; CloudWatch Logs adds nothing. */
const BUILT_IN = [
  '[07/14/2020 22:20:40 INFO 140558353856320] Epoch[0] Batch [20]\tSpeed: 112.28 samples/sec\taccuracy=0.5119',
  '[07/14/2020 22:20:42 INFO 140558353856320] Epoch[0] Train-accuracy=0.650391',
  '[07/14/2020 22:20:42 INFO 140558353856320] Epoch[0] Train-top_k_accuracy_2=1.000000',
  '[07/14/2020 22:20:42 INFO 140558353856320] Epoch[0] Time cost=8.000',
  '[07/14/2020 22:20:43 INFO 140558353856320] Epoch[0] Validation-accuracy=0.700000',
  '[07/14/2020 22:20:44 INFO 140558353856320] Storing the best model with validation accuracy: 0.700000',
];

const readAll = (lines: readonly string[], trainImages = 800) => {
  const reader = new EpochMetricsReader(trainImages);
  return [...lines.flatMap((line) => reader.read(line)), ...reader.end()];
};

describe('EpochMetricsReader', () => {
  it("reads an epoch of the built-in algorithm's log", () => {
    expect(readAll(BUILT_IN)).toEqual([
      {
        epoch: 0,
        loss: undefined,
        trainAccuracy: 0.650391,
        validationLoss: undefined,
        validationAccuracy: 0.7,
        picturesPerSecond: 100,
      },
    ]);
  });

  it('reads the loss where it is printed, in scientific notation too', () => {
    const [epoch] = readAll([
      'Epoch[3] Train-cross-entropy=4.2e-05',
      'Epoch[3] Validation-cross-entropy=0.25',
      'Epoch[3] Validation-accuracy=1',
    ]);
    expect(epoch).toMatchObject({ epoch: 3, loss: 4.2e-5, validationLoss: 0.25, validationAccuracy: 1 });
  });

  it('reports an epoch as soon as its validation is there', () => {
    const reader = new EpochMetricsReader(800);
    expect(BUILT_IN.map((line) => reader.read(line).length)).toEqual([0, 0, 0, 0, 1, 0]);
  });

  it('ends an epoch without validation where the next begins', () => {
    const reader = new EpochMetricsReader(800);
    expect(reader.read('Epoch[0] Train-accuracy=0.5')).toEqual([]);
    expect(reader.read('Epoch[1] Train-accuracy=0.6')).toMatchObject([{ epoch: 0, trainAccuracy: 0.5 }]);
    expect(reader.end()).toMatchObject([{ epoch: 1, trainAccuracy: 0.6 }]);
    expect(reader.end()).toEqual([]);
  });

  it('takes the mean speed of the batches where no time is printed', () => {
    const batch = (speed: number): string => `Epoch[0] Batch [1]\tSpeed: ${speed} samples/sec\taccuracy=0.1`;
    const [epoch] = readAll([batch(100), batch(300), 'Epoch[0] Validation-accuracy=0.5']);
    expect(epoch?.picturesPerSecond).toBe(200);
  });

  it('reports no epoch twice, whatever else is printed of it', () => {
    expect(readAll([...BUILT_IN, 'Epoch[0] Validation-accuracy=0.9'])).toHaveLength(1);
  });

  it('finds nothing in other lines', () => {
    expect(readAll(['Epoch 1 of 3', 'Epoch[x] Train-accuracy=1', 'Epoch[0] Batch [1]', ''])).toEqual([]);
  });
});
