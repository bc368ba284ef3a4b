import { FakeClock, seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import type { LabelledPictures } from './labelled-pictures.ts';
import { type Hyperparameters, parseHyperparameters } from './hyperparameters.ts';
import { DEFAULT_RECIPE } from './recipe.ts';
import { trainModel } from './train-model.ts';
import { trainingLog } from './training-log.ts';

const SIZE = 3 * 16 * 16;

/** Pictures of noise, those of the second class lighter. */
function pictures(count: number, seed: number): LabelledPictures {
  const random = seededRandom(seed);
  const labels = Array.from({ length: count }, (_, index) => index % 2);
  return {
    shape: { height: 16, width: 16 },
    pictures: labels.map((label) => Uint8Array.from({ length: SIZE }, () => 100 * (random.float() + label))),
    labels,
  };
}

async function model(seed: number, more: Partial<Hyperparameters> = {}): Promise<Uint8Array> {
  const clock = new FakeClock(0);
  const { model: trained } = await trainModel({
    seed,
    clock,
    log: trainingLog(clock, 1, () => undefined),
    signal: new AbortController().signal,
    hyperparameters: {
      ...parseHyperparameters({
        num_classes: '2',
        num_training_samples: '24',
        image_shape: '3,16,16',
        epochs: '2',
        mini_batch_size: '8',
      }),
      ...more,
    },
    recipe: { ...DEFAULT_RECIPE, widths: [8, 8, 8] },
    data: pictures(24, 1),
    validation: pictures(6, 2),
  });
  return trained;
}

describe('networks trained together', { timeout: 120_000 }, () => {
  it('come to the same model bit for bit with the same seed, and to another with another', async () => {
    const [first, again, other] = [await model(3), await model(3), await model(4)];
    expect(Buffer.compare(first, again)).toBe(0);
    expect(Buffer.compare(first, other)).not.toBe(0);
  });

  it('say that they diverged rather than leave a useless model', async () => {
    await expect(model(3, { learning_rate: 1e30 })).rejects.toThrow('stopped being a number');
  });
});
