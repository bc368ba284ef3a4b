import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { NetworkBuilder, type Weights } from '../network-builder.ts';
import type { Tensor } from '../tensor.ts';
import { runnable } from '../testing/run-model.ts';
import { batchNorm } from './batch-norm.ts';
import { convolution } from './convolution.ts';
import { crossEntropy } from './cross-entropy.ts';
import { gatheredConvolution } from './gathered-convolution.ts';
import { gelu } from './gelu.ts';
import { linear } from './linear.ts';
import { pooledConvolution } from './pooled-convolution.ts';
import { scale } from './scale.ts';

type Layer = (builder: NetworkBuilder, x: Tensor) => Tensor;

async function output(
  builder: NetworkBuilder,
  layer: Layer,
  shape: number[],
  values: Record<string, number[]>,
): Promise<number[]> {
  const result = layer(builder, builder.graph.input('x', shape));
  const run = await runnable(builder.graph, { result });
  return (await run(values))['result'] as number[];
}

const training = (): NetworkBuilder => new NetworkBuilder({ purpose: 'training', random: seededRandom(1) });
const inference = (weights: Weights): NetworkBuilder =>
  new NetworkBuilder({ purpose: 'inference', weights, missingWeights: 'refused' });

const kernels = { filters: 2, kernel: 3, padding: 1 };

describe.each<[string, Layer, number[]]>([
  ['convolution', (b, x) => convolution(b, x, 'layer', kernels), [1, 2, 3, 4]],
  ['gathered convolution', (b, x) => gatheredConvolution(b, x, 'layer', kernels), [1, 2, 3, 4]],
  [
    'pooled convolution',
    (b, x) => pooledConvolution(b, x, 'layer', { ...kernels, window: [2, 2] }),
    [1, 2, 3, 4],
  ],
  ['linear', (b, x) => linear(b, x, 'layer', { features: 3 }), [2, 4]],
  ['gelu', (b, x) => gelu(b, x, 'layer'), [2, 4]],
  ['scale', (b, x) => scale(b, x, 'layer', 0.5), [2, 4]],
])('%s in inference', (_name, layer, shape) => {
  it('answers as in training, with its weights as constants', async () => {
    const x = Array.from({ length: shape.reduce((a, b) => a * b) }, (_, index) => Math.sin(index));
    const builder = training();
    layer(builder, builder.graph.input('unused', shape));
    const weights = new Map([...builder.parameters].map(([name, { initial }]) => [name, initial]));
    const fed = Object.fromEntries([...weights].map(([name, values]) => [name, [...values]]));
    const trained = await output(training(), layer, shape, { x, ...fed });
    const constant = inference(weights);
    const answers = await output(constant, layer, shape, { x });
    expect(constant.graph.inputs.map(({ name }) => name)).toEqual(['x']);
    answers.forEach((value, index) => expect(value).toBeCloseTo(trained[index] as number, 5));
  });
});

describe('batchNorm', () => {
  const weights = new Map([
    ['layer/bias', Float32Array.of(1, -1)],
    ['layer/mean', Float32Array.of(2, 0)],
    ['layer/variance', Float32Array.of(4, 0.25)],
  ]);
  const norm: Layer = (builder, x) => batchNorm(builder, x, 'layer');

  it('takes the running statistics in inference, whatever the batch', async () => {
    const answers = await output(inference(weights), norm, [1, 2, 1, 2], { x: [2, 4, 0.5, -0.5] });
    [1, 2, 0, -2].forEach((value, index) => expect(answers[index]).toBeCloseTo(value, 3));
  });

  it('takes those of the batch in training, so that each channel has mean 0 and variance 1', async () => {
    const x = [1, 5, 3, 7, 100, 300, 200, 400];
    const statistics = { 'layer/bias': [0, 0], 'layer/mean': [50, 50], 'layer/variance': [9, 9] };
    const answers = await output(training(), norm, [1, 2, 2, 2], { x, ...statistics });
    for (const channel of [answers.slice(0, 4), answers.slice(4)]) {
      expect(channel.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 4);
      expect(channel.reduce((sum, value) => sum + value ** 2, 0) / 4).toBeCloseTo(1, 4);
    }
  });
});

describe('gelu', () => {
  it('is as far from the exact one as its sigmoid form is known to be: at most 0.021', async () => {
    const x = Array.from({ length: 81 }, (_, index) => index / 10 - 4);
    const answers = await output(training(), (b, t) => gelu(b, t, 'layer'), [81], { x });
    const exact = x.map((value) => value * normalDistribution(value));
    const distances = answers.map((value, index) => Math.abs(value - (exact[index] as number)));
    expect(Math.max(...distances)).toBeLessThan(0.021);
    expect(answers[40]).toBe(0);
  });
});

/** By Simpson's rule from −10 on. */
function normalDistribution(to: number): number {
  const steps = 2000;
  const width = (to + 10) / steps;
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(-10) + density(to);
  for (let step = 1; step < steps; step++) sum += (step % 2 === 1 ? 4 : 2) * density(-10 + step * width);
  return (sum * width) / 3;
}

describe('crossEntropy', () => {
  const loss = async (logits: number[], targets: number[]): Promise<number> => {
    const shape = [2, logits.length / 2];
    const layer: Layer = (builder, x) =>
      crossEntropy(builder, x, builder.graph.constant('targets', Float32Array.from(targets), shape), 'layer');
    return (await output(training(), layer, shape, { x: logits }))[0] as number;
  };

  it('is the logarithm of the number of classes where all are equally likely', async () => {
    expect(await loss([3, 3, 3, 3, -1, -1, -1, -1], [1, 0, 0, 0, 0, 0, 0, 1])).toBeCloseTo(Math.log(4), 5);
  });

  it('stays finite for logits of any size', async () => {
    expect(await loss([1000, 0, 0, 1000], [1, 0, 0, 1])).toBeCloseTo(0, 5);
    expect(await loss([1000, 0, 0, 1000], [0, 1, 1, 0])).toBeCloseTo(1000, 2);
  });

  it('is least where the answers are the targets, smoothed labels too', async () => {
    const smooth = [0.9, 0.1, 0.1, 0.9];
    const fit = Math.log(9);
    const least = await loss([fit, 0, 0, fit], smooth);
    expect(await loss([fit + 0.5, 0, 0, fit], smooth)).toBeGreaterThan(least);
    expect(await loss([fit - 0.5, 0, 0, fit], smooth)).toBeGreaterThan(least);
  });
});
