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
import { winogradSchemeFor } from './winograd-products.ts';

const CHANNELS = 32;
const FILTERS = 24;

interface Size {
  readonly batch: number;
  readonly side: number;
  readonly padding: number;
}

/** Batches of which one has tiles of two pixels on a side, the other of four, as the test of the schemes says. */
const SIZES: Size[] = [
  { batch: 16, side: 6, padding: 1 },
  { batch: 16, side: 8, padding: 0 },
  { batch: 22, side: 11, padding: 1 },
  { batch: 22, side: 13, padding: 0 },
];

/** So many pictures are worked on in two parts. */
const IN_PARTS: Size = { batch: 172, side: 11, padding: 1 };

function numbers(count: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.float() - 0.5);
}

/** The results of both layers for the same values, of which the second takes its weight (k·k, I, O). */
async function bothWays(
  one: TriedLayer,
  other: TriedLayer,
  { batch, side, outputs }: Size & { outputs: number },
): Promise<[Record<string, number[]>, Record<string, number[]>]> {
  const shape = [batch, CHANNELS, side, side + 1];
  const x = { shape, values: numbers(batch * CHANNELS * side * (side + 1), 1) };
  const values = numbers(FILTERS * CHANNELS * 9, 2);
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

/** Both round in their own way: by a small part of the largest value. */
function expectSame([one, other]: [Record<string, number[]>, Record<string, number[]>]): void {
  for (const name of ['output', 'x', 'weight']) {
    const [values, others] = [one[name] as number[], other[name] as number[]];
    expect(others).toHaveLength(values.length);
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const farthest = values.reduce(
      (most, value, index) => Math.max(most, Math.abs(value - (others[index] as number))),
      0,
    );
    expect(farthest / largest).toBeLessThan(2e-5);
  }
}

describe.each([...SIZES, IN_PARTS])(
  "Winograd's products, with $batch pictures, sides of $side and a padding of $padding",
  (size) => {
    const { batch, side, padding } = size;
    const kernels = { filters: FILTERS, kernel: 3, padding };
    const sides = [side + 2 * padding - 2, side + 1 + 2 * padding - 2] as const;

    it('give and pass back what a convolution does', async () => {
      const outputs = batch * FILTERS * sides[0] * sides[1];
      const direct: TriedLayer = (builder, x) => convolution(builder, x, 'layer', kernels);
      const tiled: TriedLayer = (builder, x) => gatheredConvolution(builder, x, 'layer', kernels);
      expectSame(await bothWays(direct, tiled, { ...size, outputs }));
    });

    it('give and pass back what a convolution and its pool do', async () => {
      const window = [2, 2] as const;
      const outputs = batch * FILTERS * Math.floor(sides[0] / 2) * Math.floor(sides[1] / 2);
      const direct: TriedLayer = (builder, x) =>
        maxPool(builder, convolution(builder, x, 'layer', kernels), 'pool', { window });
      const tiled: TriedLayer = (builder, x) =>
        pooledConvolution(builder, x, 'layer', { ...kernels, window });
      expectSame(await bothWays(direct, tiled, { ...size, outputs }));
    });
  },
);

describe('winogradSchemeFor', () => {
  const sideOf = (
    shape: Partial<Size> & { channels?: number; kernel?: number; pool?: number },
  ): number | undefined => {
    const { batch = 64, side = 16, padding = 1, channels = 32, kernel = 3, pool = 1 } = shape;
    const { graph } = new NetworkBuilder({ purpose: 'training', random: seededRandom(1) });
    const result = side + 2 * padding - kernel + 1;
    const windows = new Windows({ batch, height: result, width: result }, [pool, pool]);
    const x = graph.input('x', [batch, channels, side, side]);
    const weight = graph.input('weight', [kernel * kernel, channels, channels]);
    return winogradSchemeFor({ x, weight, windows, around: { kernel, padding } })?.side;
  };

  it('takes the tiles with the fewest products', () => {
    expect(SIZES.map((size) => sideOf(size))).toEqual([2, 2, 4, 4]);
    expect(SIZES.map((size) => sideOf({ ...size, pool: 2 }))).toEqual([2, 2, 4, 4]);
    expect(sideOf({ side: 15 })).toBe(4);
  });

  it('takes none where a convolution has another kernel, few channels or few tiles, or its tiles are hardly filled', () => {
    expect(sideOf({ kernel: 2 })).toBeUndefined();
    expect(sideOf({ channels: 16 })).toBeUndefined();
    expect(sideOf({ side: 3 })).toBeUndefined();
    expect(sideOf({ side: 5 })).toBeUndefined();
    expect(sideOf({ side: 3, batch: 256, pool: 3 })).toBeUndefined();
  });
});
