import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { NetworkBuilder } from '../network-builder.ts';
import { Windows } from '../neighbourhoods.ts';
import { differentiated, type TriedLayer } from '../testing/layer-trial.ts';
import { tapsFirst } from '../testing/naive-layers.ts';
import { convolution } from './convolution.ts';
import { gatheredConvolution } from './gathered-convolution.ts';
import { maxPool } from './max-pool.ts';
import { pooledConvolution } from './pooled-convolution.ts';
import { fitsWinograd } from './winograd-products.ts';

const CHANNELS = 64;
const FILTERS = 48;

function numbers(count: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.float() - 0.5);
}

/** The results of both layers for the same values, of which the second takes its weight (k·k, I, O). */
async function bothWays(
  one: TriedLayer,
  other: TriedLayer,
  { side, padding, outputs }: { side: number; padding: number; outputs: number },
): Promise<[Record<string, number[]>, Record<string, number[]>]> {
  const x = { shape: [2, CHANNELS, side, side + 1], values: numbers(2 * CHANNELS * side * (side + 1), 1) };
  const values = numbers(FILTERS * CHANNELS * 9, 2 + padding);
  const weight = { shape: [FILTERS, CHANNELS, 3, 3] as const, values };
  const probe = numbers(outputs, 3);
  const run = async (layer: TriedLayer, weights: number[]): Promise<Record<string, number[]>> => {
    const inputs = { x, weight: { shape: [...weight.shape], values: weights } };
    const { run: result } = await differentiated(layer, { inputs, probe });
    return result({ x: x.values, 'layer/weight': weights });
  };
  const direct = await run(one, values);
  const weightGradient = { shape: weight.shape, values: direct['weight'] as number[] };
  return [{ ...direct, weight: tapsFirst(weightGradient) }, await run(other, tapsFirst(weight))];
}

function expectSame([one, other]: [Record<string, number[]>, Record<string, number[]>]): void {
  for (const name of ['output', 'x', 'weight']) {
    const [values, others] = [one[name] as number[], other[name] as number[]];
    expect(others).toHaveLength(values.length);
    const farthest = Math.max(...values.map((value, index) => Math.abs(value - (others[index] as number))));
    expect(farthest).toBeLessThan(1e-4);
  }
}

describe.each([0, 1])("Winograd's products, with a padding of %i", (padding) => {
  const kernels = { filters: FILTERS, kernel: 3, padding };
  const side = 9;
  const sides = [side + 2 * padding - 2, side + 1 + 2 * padding - 2] as const;

  it('give and pass back what a convolution does', async () => {
    const outputs = 2 * FILTERS * sides[0] * sides[1];
    const direct: TriedLayer = (builder, x) => convolution(builder, x, 'layer', kernels);
    const tiled: TriedLayer = (builder, x) => gatheredConvolution(builder, x, 'layer', kernels);
    expectSame(await bothWays(direct, tiled, { side, padding, outputs }));
  });

  it('give and pass back what a convolution and its pool do', async () => {
    const window = [2, 2] as const;
    const outputs = 2 * FILTERS * Math.floor(sides[0] / 2) * Math.floor(sides[1] / 2);
    const direct: TriedLayer = (builder, x) =>
      maxPool(builder, convolution(builder, x, 'layer', kernels), 'pool', { window });
    const tiled: TriedLayer = (builder, x) => pooledConvolution(builder, x, 'layer', { ...kernels, window });
    expectSame(await bothWays(direct, tiled, { side, padding, outputs }));
  });
});

describe('fitsWinograd', () => {
  const fits = (channels: number, side: number, kernel = 3): boolean => {
    const { graph } = new NetworkBuilder({ purpose: 'training', random: seededRandom(1) });
    const windows = new Windows({ batch: 2, height: side, width: side }, [2, 2], Math.ceil);
    const x = graph.input('x', [2, channels, side, side]);
    const weight = graph.input('weight', [kernel * kernel, channels, channels]);
    return fitsWinograd({ x, weight, windows, around: { kernel, padding: 1 } });
  };

  it('takes kernels of 3 · 3 with many channels, where windows are mostly full', () => {
    expect(fits(64, 7)).toBe(true);
    expect(fits(32, 7)).toBe(false);
    expect(fits(64, 3)).toBe(false);
    expect(fits(64, 7, 2)).toBe(false);
  });
});
