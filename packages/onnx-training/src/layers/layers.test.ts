import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { given } from '../initializers.ts';
import { NetworkBuilder } from '../network-builder.ts';
import { describeRecordedLayers, type RecordedLayers } from '../testing/recorded-layers.ts';
import { runnable } from '../testing/run-model.ts';
import type { Tensor } from '../tensor.ts';
import { batchNorm } from './batch-norm.ts';
import { convolution } from './convolution.ts';
import { crossEntropy } from './cross-entropy.ts';
import { flatten } from './flatten.ts';
import { gatheredConvolution } from './gathered-convolution.ts';
import { gelu } from './gelu.ts';
import { linear } from './linear.ts';
import { maxPool } from './max-pool.ts';
import { pooledConvolution } from './pooled-convolution.ts';
import { scale } from './scale.ts';

const padded = { filters: 3, kernel: 3, padding: 1 };
const layers: RecordedLayers = {
  scale: (builder, x) => scale(builder, x, 'layer', 0.25),
  flatten: (builder, x) => flatten(builder, x, 'layer'),
  gelu: (builder, x) => gelu(builder, x, 'layer'),
  linear: (builder, x) => linear(builder, x, 'layer', { features: 2 }),
  'max-pool': (builder, x) => maxPool(builder, x, 'layer', { window: [2, 2] }),
  'batch-norm': (builder, x) => batchNorm(builder, x, 'layer'),
  convolution: (builder, x) => convolution(builder, x, 'layer', padded),
  'convolution-unpadded': (builder, x) =>
    convolution(builder, x, 'layer', { filters: 2, kernel: 2, padding: 0 }),
  'gathered-convolution': (builder, x) => gatheredConvolution(builder, x, 'layer', padded),
  'pooled-convolution': (builder, x) => pooledConvolution(builder, x, 'layer', { ...padded, window: [2, 2] }),
  'cross-entropy': (builder, x, { targets = [] }) =>
    crossEntropy(builder, x, builder.graph.constant('targets', Float32Array.from(targets), x.shape), 'layer'),
};

describeRecordedLayers(layers);

describe('batchNorm', () => {
  it('moves its running statistics towards those of the batch', async () => {
    const builder = new NetworkBuilder({ purpose: 'training', random: seededRandom(1) });
    const x = builder.graph.input('x', [2, 1, 1, 2]);
    batchNorm(builder, x, 'layer', { momentum: 0.25 });
    const [mean, variance] = [...builder.running.values()] as [Tensor, Tensor];
    const run = await runnable(builder.graph, { mean, variance });
    const values = { x: [1, 3, 5, 7], 'layer/bias': [0], 'layer/mean': [8], 'layer/variance': [1] };
    expect(await run(values)).toEqual({ mean: [7], variance: [2] });
  });
});

describe('convolution', () => {
  it('is a constant of the graph when it is frozen', () => {
    const builder = new NetworkBuilder({ purpose: 'training', random: seededRandom(1) });
    const x = builder.graph.input('x', [1, 1, 2, 2]);
    const initial = given(Float32Array.of(1, 2, 3, 4));
    convolution(builder, x, 'layer', { filters: 1, kernel: 2, padding: 0, initial, kind: 'frozen' });
    expect(builder.graph.inputs).toEqual([x]);
    expect(builder.parameters.get('layer/weight')?.initial).toEqual(Float32Array.of(1, 2, 3, 4));
  });
});
