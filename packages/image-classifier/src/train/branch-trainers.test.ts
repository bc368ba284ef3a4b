import { seededRandom } from '@scones/deterministic';
import {
  inferenceGraph,
  inferenceNames,
  type Network,
  trainingStep,
  type TrainingStep,
} from '@scones/onnx-training';
import { InferenceSession, Tensor } from '@scones/onnx-runtime';
import { describe, expect, it } from 'vitest';
import { branchesNetwork, branchNetwork, WHITENING_FILTERS } from '../model/network.ts';
import { BranchTrainers } from './branch-trainers.ts';
import { Trainer } from './trainer.ts';

const PICTURES = [4, 3, 16, 16] as const;
const SIZES = { pictures: 4 * 3 * 16 * 16, targets: 8 };
const random = seededRandom(5);
const whitening = Float32Array.from({ length: WHITENING_FILTERS * 12 }, () => random.float() - 0.5);
const options = { classes: 2, whitening, widths: [8, 8] };
const pictures = Float32Array.from({ length: SIZES.pictures }, () => 2 * random.float() - 1);
/** Each network learns from batches of its own. */
const picturesOf = [pictures, pictures.toReversed()];
const targets = Float32Array.of(1, 0, 0, 1, 1, 0, 0, 1);

function steps(): TrainingStep[] {
  const drawn = seededRandom(1);
  const optimizer = { momentum: 0.9, nesterov: true, weightDecay: 0.01 };
  return [0, 1].map((index) =>
    trainingStep(branchNetwork(options, index), {
      pictures: PICTURES,
      classes: 2,
      optimizer,
      random: drawn,
    }),
  );
}

/** For each picture, how much more of a logit the second class has. */
async function leads(network: Network, weights: ReadonlyMap<string, Float32Array>): Promise<number[]> {
  const graph = inferenceGraph(network, { pictures: PICTURES, weights, missingWeights: 'refused' });
  const session = await InferenceSession.create(graph, { intraOpNumThreads: 1 });
  const results = await session.run({ [inferenceNames.pictures]: new Tensor('float32', pictures, PICTURES) });
  const rows = results[inferenceNames.probabilities]?.data as Float32Array;
  return [0, 1, 2, 3].map((row) => Math.log((rows[2 * row + 1] as number) / (rows[2 * row] as number)));
}

describe('networks that learn side by side', { timeout: 60_000 }, () => {
  it('learn what each learns alone', async () => {
    await using together = new BranchTrainers(steps(), SIZES);
    const losses = [];
    for (let round = 0; round < 3; round++) {
      together.next.forEach((batch, branch) => {
        batch.pictures.set(picturesOf[branch]!);
        batch.targets.set(targets);
      });
      losses.push((await together.step(0.05)).loss);
    }
    const weights = await together.weights();
    const alone = await Promise.all(steps().map((step) => Trainer.create(step, { intraOpNumThreads: 1 })));
    alone.forEach((trainer, branch) => {
      trainer.pictures.set(picturesOf[branch]!);
      trainer.targets.set(targets);
    });
    for (const loss of losses) {
      const results = [await alone[0]!.step(0.05), await alone[1]!.step(0.05)];
      expect((results[0]!.loss + results[1]!.loss) / 2).toBeCloseTo(loss, 4);
    }
    for (const trainer of alone)
      for (const [name, values] of trainer.weights()) {
        const own = weights.get(name)!;
        expect(own).toHaveLength(values.length);
        values.forEach((value, index) => expect(own[index]).toBeCloseTo(value, 4));
      }
    await Promise.all(alone.map((trainer) => trainer[Symbol.asyncDispose]()));
  });

  it('answer together with the mean of their logits', async () => {
    await using trainers = new BranchTrainers(steps(), SIZES);
    const weights = await trainers.weights();
    const [first, second] = await Promise.all(
      [0, 1].map((index) => leads(branchNetwork(options, index), weights)),
    );
    const both = await leads(branchesNetwork({ ...options, branches: 2 }), weights);
    expect(first).not.toEqual(second);
    both.forEach((lead, row) => expect(lead).toBeCloseTo((first![row]! + second![row]!) / 2, 4));
  });

  it('give back the weights that change as inputs of a graph, in their shapes', async () => {
    await using trainers = new BranchTrainers(steps(), SIZES);
    const tensors = await trainers.weightTensors();
    expect(tensors['branch-1/head/weight']?.dims).toEqual([2, 8]);
    expect(tensors['branch-2/head/weight']?.dims).toEqual([2, 8]);
    expect(tensors['whitening/weight']).toBeUndefined();
  });

  it('tell why a step cannot be run', async () => {
    const [step] = steps() as [TrainingStep];
    await using trainers = new BranchTrainers([{ ...step, model: Uint8Array.of(1, 2, 3) }], SIZES);
    await expect(trainers.step(0.1)).rejects.toThrow();
  });
});
