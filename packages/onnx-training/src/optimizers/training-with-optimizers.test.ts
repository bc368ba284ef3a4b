import { seededRandom } from '@scones/deterministic';
import { InferenceSession, Tensor as OrtTensor } from '@scones/onnx-runtime';
import { describe, expect, it } from 'vitest';
import { flatten } from '../layers/flatten.ts';
import { linear } from '../layers/linear.ts';
import { type Network, stepNames, trainingStep, type TrainingStepOptions } from '../training-step.ts';

const network: Network = (builder, pictures) =>
  linear(builder, flatten(builder, pictures, 'flat'), 'head', { features: 2 });
const SHAPE = [4, 1, 1, 2] as const;
const ADAM = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 } as const;

type Results = Record<string, OrtTensor>;

/** The results of each step, all on the same four pictures. */
async function steps(count: number, options: Partial<TrainingStepOptions>): Promise<Results[]> {
  const random = seededRandom(1);
  const step = trainingStep(network, { pictures: SHAPE, classes: 2, optimizer: ADAM, random, ...options });
  const session = await InferenceSession.create(step.model, { intraOpNumThreads: 1 });
  const tensor = (values: number[], shape: readonly number[]) =>
    new OrtTensor('float32', Float32Array.from(values), shape);
  let feeds: Results = {
    [stepNames.pictures]: tensor([1, 0, 0, 1, 1, 0.5, 0.5, 1], SHAPE),
    [stepNames.targets]: tensor([1, 0, 0, 1, 1, 0, 0, 1], [4, 2]),
    [stepNames.learningRate]: tensor([0.1], []),
  };
  for (const { name, shape, initial } of step.state) feeds[name] = new OrtTensor('float32', initial, shape);
  const all: Results[] = [];
  for (let index = 0; index < count; index++) {
    const results = await session.run(feeds);
    all.push(results);
    const next = step.state.map((state) => [state.name, results[state.next] as OrtTensor] as const);
    feeds = { ...feeds, ...Object.fromEntries(next) };
  }
  return all;
}

const values = (results: Results | undefined, name: string): number[] =>
  Array.from(results?.[name]?.data as Float32Array);

describe('a training step', () => {
  it.each<[string, TrainingStepOptions['optimizer']]>([
    ['Adam', ADAM],
    ['RMSprop', { kind: 'rmsprop', gamma: 0.9, epsilon: 1e-8, weightDecay: 0 }],
    ['clipped gradients', { momentum: 0.9, nesterov: true, weightDecay: 0, gradientNorm: 0.5 }],
  ])('learns with %s', async (_name, optimizer) => {
    const all = await steps(60, { optimizer });
    const losses = all.map((results) => values(results, stepNames.loss)[0] as number);
    expect(losses.at(-1)).toBeLessThan((losses[0] as number) / 4);
  });

  it('counts its steps for Adam', async () => {
    const all = await steps(3, {});
    expect(all.map((results) => values(results, 'optimizer/steps/next'))).toEqual([[1], [2], [3]]);
  });

  it('averages its weights, and the mean is what the model takes', async () => {
    const step = trainingStep(network, {
      pictures: SHAPE,
      classes: 2,
      optimizer: ADAM,
      averageDecay: 0.75,
      random: seededRandom(1),
    });
    const taken = step.state.filter(({ isWeight }) => isWeight);
    expect(taken.map(({ name, weightName }) => [name, weightName])).toEqual([
      ['head/weight/average', 'head/weight'],
      ['head/bias/average', 'head/bias'],
    ]);
    const all = await steps(3, { averageDecay: 0.75 });
    let expected = Array.from(taken[0]?.initial as Float32Array);
    for (const results of all) {
      const weight = values(results, 'head/weight/next');
      expected = expected.map((mean, at) => 0.75 * mean + 0.25 * (weight[at] as number));
      values(results, 'head/weight/average/next').forEach((mean, at) =>
        expect(mean).toBeCloseTo(expected[at] as number, 5),
      );
    }
  });

  it('lets a class count for more', async () => {
    const [plain] = await steps(1, {});
    const [weighted] = await steps(1, { classWeights: Float32Array.of(3, 3) });
    const loss = (results: Results | undefined): number => values(results, stepNames.loss)[0] as number;
    expect(loss(weighted)).toBeCloseTo(3 * loss(plain), 4);
  });
});
