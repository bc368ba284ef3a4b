import { seededRandom } from '@scones/deterministic';
import { InferenceSession, Tensor as OrtTensor } from '@scones/onnx-runtime';
import { describe, expect, it } from 'vitest';
import { inferenceGraph, inferenceNames, type View } from './inference-graph.ts';
import { partialIdentity } from './initializers.ts';
import { batchNorm } from './layers/batch-norm.ts';
import { convolution } from './layers/convolution.ts';
import { flatten } from './layers/flatten.ts';
import { gatheredConvolution } from './layers/gathered-convolution.ts';
import { gelu } from './layers/gelu.ts';
import { linear } from './layers/linear.ts';
import { maxPool } from './layers/max-pool.ts';
import { type Network, stepNames, trainingStep, type TrainingStep } from './training-step.ts';

const SHAPE = [8, 1, 4, 4] as const;

/** Every layer that has parameters, on pictures of 4 by 4 pixels. */
const network: Network = (builder, pictures) => {
  const kernels = { filters: 4, kernel: 3, padding: 1, initial: partialIdentity };
  const wide = convolution(builder, pictures, 'one', kernels);
  const pooled = gelu(
    builder,
    batchNorm(builder, maxPool(builder, wide, 'pool', { window: [2, 2] }), 'norm'),
    'gelu',
  );
  return linear(
    builder,
    flatten(builder, gatheredConvolution(builder, pooled, 'two', kernels), 'flat'),
    'head',
    {
      features: 2,
    },
  );
};

function step(seed: number): TrainingStep {
  const optimizer = { momentum: 0.9, nesterov: true, weightDecay: 0.001 };
  return trainingStep(network, { pictures: SHAPE, classes: 2, optimizer, random: seededRandom(seed) });
}

/** Pictures whose left half is bright are class 0, the others class 1. */
function batch(): Record<string, OrtTensor> {
  const random = seededRandom(7);
  const pictures = Float32Array.from({ length: 8 * 16 }, (_, index) => {
    const isLeft = index % 4 < 2;
    const isFirst = Math.floor(index / 16) % 2 === 0;
    return random.float() + (isLeft === isFirst ? 1 : 0);
  });
  const targets = Float32Array.from({ length: 16 }, (_, index) =>
    Math.floor(index / 2) % 2 === index % 2 ? 1 : 0,
  );
  return {
    [stepNames.pictures]: new OrtTensor('float32', pictures, SHAPE),
    [stepNames.targets]: new OrtTensor('float32', targets, [8, 2]),
    [stepNames.learningRate]: new OrtTensor('float32', Float32Array.of(0.05), []),
  };
}

async function trained({ model, state }: TrainingStep, steps: number): Promise<Record<string, OrtTensor>> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1 });
  let feeds = batch();
  for (const { name, shape, initial } of state) feeds[name] = new OrtTensor('float32', initial, shape);
  let results: Record<string, OrtTensor> = {};
  for (let index = 0; index < steps; index++) {
    results = await session.run(feeds);
    const next = state.map(({ name, next }) => [name, results[next] as OrtTensor] as const);
    feeds = { ...feeds, ...Object.fromEntries(next) };
  }
  return { ...results, ...feeds };
}

const first = (tensor: OrtTensor | undefined): number => (tensor?.data as Float32Array)[0] as number;

describe('trainingStep', () => {
  it('learns', async () => {
    const before = await trained(step(1), 1);
    const after = await trained(step(1), 30);
    expect(first(after[stepNames.loss])).toBeLessThan(first(before[stepNames.loss]) / 10);
    expect(first(after[stepNames.correct])).toBe(8);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(step(1)).toEqual(step(1));
    expect(step(1).state).not.toEqual(step(2).state);
  });

  it('refuses a network that does not give one logit a class', () => {
    const options = { optimizer: { momentum: 0, nesterov: false, weightDecay: 0 }, random: seededRandom(1) };
    expect(() => trainingStep(network, { pictures: SHAPE, classes: 3, ...options })).toThrow(
      'The network gives (8, 2), the targets are (8, 3).',
    );
  });
});

describe('inferenceGraph', () => {
  it('answers with probabilities, from weights given as constants or as inputs', async () => {
    const learned = step(1);
    const end = await trained(learned, 30);
    const weights = learned.state.filter(({ isWeight }) => isWeight).map(({ name }) => name);
    const given = new Map(weights.map((name) => [name, end[name]?.data as Float32Array]));
    const options = { pictures: SHAPE };
    const constant = inferenceGraph(network, { ...options, weights: given, missingWeights: 'refused' });
    const open = inferenceGraph(network, { ...options, weights: new Map(), missingWeights: 'inputs' });
    const pictures = { [inferenceNames.pictures]: end[stepNames.pictures] as OrtTensor };
    const inputs = Object.fromEntries(weights.map((name) => [name, end[name] as OrtTensor]));
    const answers = await Promise.all([answer(constant, pictures), answer(open, { ...pictures, ...inputs })]);
    answers[0].forEach((probability, index) => expect(answers[1][index]).toBeCloseTo(probability, 5));
    expect(answers[0].filter((_, index) => index % 4 === 0).every((probability) => probability > 0.9)).toBe(
      true,
    );
    expect((answers[0][0] as number) + (answers[0][1] as number)).toBeCloseTo(1);
  });

  it('gives a picture and its mirror image the same answer when it is mirrored', async () => {
    const weights = new Map(step(1).state.map(({ name, initial }) => [name, initial]));
    const model = inferenceGraph(network, {
      pictures: [1, 1, 4, 4],
      weights,
      missingWeights: 'refused',
      views: [false, true].map((mirrored) => ({ mirrored, down: 0, right: 0, weight: 1 })),
    });
    const picture = Array.from({ length: 16 }, (_, index) => index / 8);
    const mirrored = picture.map((_, index) => picture[index - (index % 4) + 3 - (index % 4)] as number);
    const [one, other] = await Promise.all(
      [picture, mirrored].map((values) =>
        answer(model, {
          [inferenceNames.pictures]: new OrtTensor('float32', Float32Array.from(values), [1, 1, 4, 4]),
        }),
      ),
    );
    expect(one?.[0]).toBeCloseTo(other?.[0] as number, 5);
  });

  it('averages the answers for moved pictures by their weights', async () => {
    const weights = new Map(step(1).state.map(({ name, initial }) => [name, initial]));
    const ask = async (values: number[], views?: View[]): Promise<number> => {
      const options = {
        pictures: [1, 1, 4, 4],
        weights,
        missingWeights: 'refused',
        ...(views && { views }),
      } as const;
      const input = new OrtTensor('float32', Float32Array.from(values), [1, 1, 4, 4]);
      const [probability] = await answer(inferenceGraph(network, options), {
        [inferenceNames.pictures]: input,
      });
      // The network averages logits.
      return Math.log((probability as number) / (1 - (probability as number)));
    };
    const rows = [
      [1, 5, 2, 0],
      [3, 0, 4, 1],
      [2, 2, 6, 3],
      [0, 1, 1, 7],
    ];
    const movedDownAndRight = [1, 0, 1, 2].map((row) =>
      [1, 0, 1, 2].map((column) => rows[row]![column] as number),
    );
    const [plain, moved] = [await ask(rows.flat()), await ask(movedDownAndRight.flat())];
    const both = await ask(rows.flat(), [
      { mirrored: false, down: 0, right: 0, weight: 3 },
      { mirrored: false, down: 1, right: 1, weight: 1 },
    ]);
    expect(moved).not.toBeCloseTo(plain, 3);
    expect(both).toBeCloseTo((3 * plain + moved) / 4, 4);
  });

  it('says which weights are missing', () => {
    const options = { pictures: SHAPE, weights: new Map() } as const;
    expect(() => inferenceGraph(network, { ...options, missingWeights: 'refused' })).toThrow(
      'No weights named one/weight.',
    );
  });
});

async function answer(model: Uint8Array, feeds: Record<string, OrtTensor>): Promise<number[]> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1 });
  const results = await session.run(feeds);
  return Array.from(results[inferenceNames.probabilities]?.data as Float32Array);
}
