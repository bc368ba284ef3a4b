import { seededRandom } from '@scones/deterministic';
import { InferenceSession, Tensor as OrtTensor } from '@scones/onnx-runtime';
import { describe, expect, it } from 'vitest';
import { inferenceGraph, inferenceNames } from './inference-graph.ts';
import { given } from './initializers.ts';
import { batchNorm } from './layers/batch-norm.ts';
import { convolution } from './layers/convolution.ts';
import { flatten } from './layers/flatten.ts';
import { linear } from './layers/linear.ts';
import { type Network, stepNames, trainingStep, type TrainingStep } from './training-step.ts';

const SHAPE = [2, 1, 2, 2] as const;
const FROZEN = Float32Array.of(1, 0, 0, 1);

/** A frozen convolution of 2 by 2, its statistics, and a trained classifier. */
const network: Network = (builder, pictures) => {
  const options = { filters: 1, kernel: 2, padding: 0, initial: given(FROZEN), kind: 'frozen' } as const;
  const seen = batchNorm(builder, convolution(builder, pictures, 'eye', options), 'norm', { momentum: 0.5 });
  return linear(builder, flatten(builder, seen, 'flat'), 'head', { features: 2 });
};

const optimizer = { momentum: 0.9, nesterov: false, weightDecay: 0.1 };
const made = (): TrainingStep =>
  trainingStep(network, { pictures: SHAPE, classes: 2, optimizer, random: seededRandom(3) });

async function stepped(step: TrainingStep, learningRate: number): Promise<Record<string, number[]>> {
  const session = await InferenceSession.create(step.model, { intraOpNumThreads: 1 });
  const feeds = {
    [stepNames.pictures]: new OrtTensor('float32', Float32Array.of(1, 0, 0, 1, 3, 0, 0, 3), SHAPE),
    [stepNames.targets]: new OrtTensor('float32', Float32Array.of(1, 0, 0, 1), [2, 2]),
    [stepNames.learningRate]: new OrtTensor('float32', Float32Array.of(learningRate), []),
    ...Object.fromEntries(
      step.state.map(({ name, shape, initial }) => [name, new OrtTensor('float32', initial, shape)]),
    ),
  };
  const results = await session.run(feeds);
  return Object.fromEntries(
    Object.entries(results).map(([name, { data }]) => [name, Array.from(data as Float32Array)]),
  );
}

describe("a step's state", () => {
  it('has each weight with its velocity, and running statistics without one', () => {
    expect(
      made().state.map(({ name, isWeight }) => `${name}${isWeight ? '' : ' (not of the model)'}`),
    ).toEqual([
      'norm/bias',
      'norm/bias/velocity (not of the model)',
      'head/weight',
      'head/weight/velocity (not of the model)',
      'head/bias',
      'head/bias/velocity (not of the model)',
      'norm/mean',
      'norm/variance',
    ]);
  });

  it('goes back in under the name that it came out for', async () => {
    const step = made();
    const results = await stepped(step, 0.1);
    const names = [stepNames.loss, stepNames.correct, ...step.state.map(({ next }) => next)];
    expect(Object.keys(results).sort()).toEqual(names.sort());
    for (const { next, initial } of step.state) expect(results[next]).toHaveLength(initial.length);
  });

  it('keeps frozen weights apart, for the model alone', () => {
    expect([...made().frozen]).toEqual([['eye/weight', FROZEN]]);
  });
});

describe('a step with the learning rate 0', () => {
  it('changes no trained weight, but does gather velocity and statistics', async () => {
    const step = made();
    const results = await stepped(step, 0);
    const initial = new Map(step.state.map(({ name, initial: values }) => [name, [...values]]));
    for (const name of ['norm/bias', 'head/weight', 'head/bias'])
      expect(results[`${name}/next`]).toEqual(initial.get(name));
    expect(results['head/weight/velocity/next']?.some((value) => value !== 0)).toBe(true);
    // The pictures are seen as 2 and 6: mean 4 and variance 4, of which the momentum takes half.
    expect(results['norm/mean/next']?.[0]).toBeCloseTo(2, 5);
    expect(results['norm/variance/next']?.[0]).toBeCloseTo(2.5, 5);
  });
});

describe('a step', () => {
  it('moves a bias by its velocity alone, and a weight by its decay too', async () => {
    const step = made();
    const results = await stepped(step, 0.5);
    const before = (name: string): number[] => [
      ...(step.state.find((one) => one.name === name)?.initial ?? []),
    ];
    before('head/bias').forEach((value, index) => {
      const velocity = results['head/bias/velocity/next']?.[index] as number;
      expect(results['head/bias/next']?.[index]).toBeCloseTo(value - 0.5 * velocity, 5);
    });
    before('head/weight').forEach((value, index) => {
      const velocity = results['head/weight/velocity/next']?.[index] as number;
      expect(results['head/weight/next']?.[index]).toBeCloseTo(value - 0.5 * (velocity + 0.1 * value), 5);
    });
  });

  it('refuses a layer that gives no next value for its statistics', () => {
    const broken: Network = (builder, pictures) => {
      builder.parameter('lost', [1], { initial: given(Float32Array.of(0)), kind: 'running' });
      return network(builder, pictures);
    };
    const options = { pictures: SHAPE, classes: 2, optimizer, random: seededRandom(3) };
    expect(() => trainingStep(broken, options)).toThrow('No layer gives lost its next value.');
  });
});

describe('the sharpness of a model', () => {
  it('multiplies the logits, so that it changes how sure answers are and not which', async () => {
    const step = made();
    const weights = new Map([
      ...step.frozen,
      ...step.state.map(({ name, initial }) => [name, initial] as const),
    ]);
    const logits = async (sharpness?: number): Promise<number[]> => {
      const model = inferenceGraph(network, {
        pictures: SHAPE,
        weights,
        missingWeights: 'refused',
        ...(sharpness !== undefined && { sharpness }),
      });
      const session = await InferenceSession.create(model, { intraOpNumThreads: 1 });
      const pictures = new OrtTensor('float32', Float32Array.of(1, 0, 0, 1, 3, 0, 0, 3), SHAPE);
      const { data } = (await session.run({ [inferenceNames.pictures]: pictures }))[
        inferenceNames.probabilities
      ] as OrtTensor;
      const [a = 0, b = 0, c = 0, d = 0] = data as Float32Array;
      return [Math.log(a / b), Math.log(c / d)];
    };
    const [plain, sharp] = [await logits(), await logits(3)];
    plain.forEach((value, index) => expect(sharp[index]).toBeCloseTo(3 * value, 3));
  });
});
