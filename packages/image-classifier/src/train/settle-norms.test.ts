import { seededRandom } from '@scones/deterministic';
import { trainingStep } from '@scones/onnx-training';
import { expect, it } from 'vitest';
import { branchNetwork, WHITENING_FILTERS } from '../model/network.ts';
import { AS_THEY_ARE } from './augmentation.ts';
import { BranchTrainers } from './branch-trainers.ts';
import { settleNorms } from './settle-norms.ts';
import { TrainingBatches } from './training-batches.ts';

const SHAPE = { height: 16, width: 16 };
const SIZE = 3 * 16 * 16;
const random = seededRandom(3);
const whitening = Float32Array.from({ length: WHITENING_FILTERS * 12 }, () => random.float() - 0.5);
const pictures = Array.from({ length: 4 }, () =>
  Uint8Array.from({ length: SIZE }, () => 256 * random.float()),
);

function trainers(): BranchTrainers {
  const step = trainingStep(branchNetwork({ classes: 2, whitening, widths: [8, 8] }, 0), {
    pictures: [4, 3, 16, 16],
    classes: 2,
    optimizer: { momentum: 0.9, nesterov: true, weightDecay: 0.01 },
    random: seededRandom(1),
  });
  return new BranchTrainers([step], { pictures: 4 * SIZE, targets: 8 });
}

function plainBatches(): TrainingBatches {
  const data = { shape: SHAPE, pictures, labels: [0, 1, 0, 1] };
  const normalization = { mean: [128, 128, 128], deviation: [64, 64, 64] };
  const options = { classes: 2, batchSize: 4, labelSmoothing: 0, augmentation: AS_THEY_ARE };
  return new TrainingBatches(data, normalization, options, seededRandom(2));
}

it('moves the statistics of batch norms to the plain pictures, and no weight', async () => {
  await using trained = trainers();
  for (const { pictures: next } of trained.next) next.fill(5);
  await trained.step(0.05);
  const before = await trained.weights();
  await settleNorms(trained, plainBatches());
  const after = await trained.weights();
  await settleNorms(trained, plainBatches());
  const again = await trained.weights();
  for (const [name, values] of after) {
    const isStatistics = /\/(?:mean|variance)$/.test(name);
    if (isStatistics) expect(values).not.toEqual(before.get(name));
    else expect(values).toEqual(before.get(name));
    values.forEach((value, index) => {
      const moved = Math.abs(value - (again.get(name)?.[index] as number));
      expect(moved).toBeLessThan(0.05 * (1 + Math.abs(value)));
    });
  }
}, 60_000);
