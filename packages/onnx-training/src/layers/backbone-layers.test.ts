import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { zeros } from '../initializers.ts';
import { NetworkBuilder } from '../network-builder.ts';
import { differentiated } from '../testing/layer-trial.ts';
import { describeRecordedLayers } from '../testing/recorded-layers.ts';
import type { Tensor } from '../tensor.ts';
import { averagePool } from './average-pool.ts';
import { channelAffine } from './channel-affine.ts';
import { concatenate } from './concatenate.ts';
import { crossEntropy } from './cross-entropy.ts';
import { dropout } from './dropout.ts';
import { globalAveragePool } from './global-average-pool.ts';
import { groupedConvolution } from './grouped-convolution.ts';
import { hardSigmoid } from './hard-sigmoid.ts';
import { hardSwish } from './hard-swish.ts';
import { product } from './product.ts';
import { relu } from './relu.ts';
import { residualAdd } from './residual-add.ts';
import { sigmoid } from './sigmoid.ts';
import { silu } from './silu.ts';

const second = (builder: NetworkBuilder, name: string, shape: readonly number[]): Tensor =>
  builder.parameter(`layer/${name}`, shape, { initial: zeros });

describeRecordedLayers({
  relu: (builder, x) => relu(builder, x, 'layer'),
  relu6: (builder, x) => relu(builder, x, 'layer', { ceiling: 6 }),
  sigmoid: (builder, x) => sigmoid(builder, x, 'layer'),
  silu: (builder, x) => silu(builder, x, 'layer'),
  'hard-sigmoid': (builder, x) => hardSigmoid(builder, x, 'layer'),
  'hard-swish': (builder, x) => hardSwish(builder, x, 'layer'),
  'residual-add': (builder, x) => residualAdd(builder, [x, second(builder, 'other', x.shape)], 'layer'),
  product: (builder, x) => product(builder, [x, second(builder, 'gate', [2, 3, 1, 1])], 'layer'),
  concatenate: (builder, x) => concatenate(builder, [x, second(builder, 'other', [2, 3, 2, 2])], 'layer'),
  'global-average-pool': (builder, x) => globalAveragePool(builder, x, 'layer'),
  'average-pool': (builder, x) => averagePool(builder, x, 'layer', { window: [2, 3] }),
  'channel-affine': (builder, x) => channelAffine(builder, x, 'layer'),
  'depthwise-convolution': (builder, x) =>
    groupedConvolution(builder, x, 'layer', { filters: 3, kernel: [3, 3], groups: 3, padding: [1, 1, 1, 1] }),
  'depthwise-convolution-strided': (builder, x) =>
    groupedConvolution(builder, x, 'layer', {
      filters: 3,
      kernel: [3, 3],
      groups: 3,
      strides: [2, 2],
      padding: [0, 0, 1, 1],
      bias: zeros,
    }),
  'grouped-convolution': (builder, x) =>
    groupedConvolution(builder, x, 'layer', {
      filters: 6,
      kernel: [3, 3],
      groups: 2,
      padding: [1, 1, 1, 1],
      bias: zeros,
    }),
  'strided-convolution': (builder, x) =>
    groupedConvolution(builder, x, 'layer', {
      filters: 3,
      kernel: [3, 2],
      strides: [2, 3],
      padding: [1, 0, 1, 0],
      bias: zeros,
    }),
  'pointwise-convolution': (builder, x) =>
    groupedConvolution(builder, x, 'layer', { filters: 4, kernel: [1, 1], bias: zeros }),
  'weighted-cross-entropy': (builder, x, { targets = [], classWeights = [] }) =>
    crossEntropy(
      builder,
      x,
      builder.graph.constant('targets', Float32Array.from(targets), x.shape),
      'layer',
      Float32Array.from(classWeights),
    ),
});

describe('dropout', () => {
  const count = 2000;
  const trial = { inputs: { x: { shape: [count], values: [] } }, probe: Array<number>(count).fill(3) };
  const drop = (probability: number) =>
    differentiated((builder, x) => dropout(builder, x, 'layer', { probability, seed: 5 }), trial);

  it('drops as many values as it should, makes up for them, and passes back what it passed on', async () => {
    const { run } = await drop(0.25);
    const { output = [], x = [] } = await run({ x: Array<number>(count).fill(1) });
    expect(output.filter((value) => value === 0).length / count).toBeCloseTo(0.25, 1);
    expect(new Set(output.map((value) => value.toFixed(4)))).toEqual(new Set(['0.0000', '1.3333']));
    x.forEach((gradient, index) => expect(gradient).toBeCloseTo(3 * (output[index] as number), 4));
  });

  it('drops others at each step, and the same ones in another session', async () => {
    const [one, two] = [await drop(0.5), await drop(0.5)];
    const values = { x: Array<number>(count).fill(1) };
    const first = (await one.run(values))['output'];
    expect((await one.run(values))['output']).not.toEqual(first);
    expect((await two.run(values))['output']).toEqual(first);
  });

  it('is not there in inference', () => {
    const builder = new NetworkBuilder({
      purpose: 'inference',
      weights: new Map(),
      missingWeights: 'refused',
    });
    const x = builder.graph.input('x', [4]);
    expect(dropout(builder, x, 'layer', { probability: 0.5, seed: 1 })).toBe(x);
  });
});

describe('a layer refuses', () => {
  const builder = () => new NetworkBuilder({ purpose: 'training', random: seededRandom(1) });
  it.each<[string, (builder: NetworkBuilder, x: Tensor) => Tensor, string]>([
    [
      'channels that do not part into groups',
      (b, x) => groupedConvolution(b, x, 'layer', { filters: 4, kernel: [1, 1], groups: 2 }),
      'layer: 3 channels and 4 filters do not part into 2 groups.',
    ],
    [
      'more padding than its kernel reaches',
      (b, x) => groupedConvolution(b, x, 'layer', { filters: 4, kernel: [1, 3], padding: [0, 1, 1, 1] }),
      'layer: the padding (0, 1, 1, 1) is not below the kernel (1, 3).',
    ],
    [
      'to add tensors that differ',
      (b, x) => residualAdd(b, [x, second(b, 'other', [2, 3, 1, 1])], 'layer'),
      'layer: (2, 3, 2, 2) and (2, 3, 1, 1) differ, so that they do not add up.',
    ],
    [
      'to drop everything',
      (b, x) => dropout(b, x, 'layer', { probability: 1, seed: 1 }),
      'layer drops a part of 1, which must be from 0 to below 1.',
    ],
  ])('%s', (_name, layer, message) => {
    const b = builder();
    expect(() => layer(b, b.graph.input('x', [2, 3, 2, 2]))).toThrow(message);
  });
});
