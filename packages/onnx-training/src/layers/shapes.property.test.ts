import { seededRandom } from '@scones/deterministic';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NetworkBuilder } from '../network-builder.ts';
import { differentiated, expectCentralDifferences, type TriedLayer } from '../testing/layer-trial.ts';
import { naiveConvolution, naiveMaxPool, type NaiveTensor, tapsFirst } from '../testing/naive-layers.ts';
import { runnable } from '../testing/run-model.ts';
import { convolution } from './convolution.ts';
import { gatheredConvolution } from './gathered-convolution.ts';
import { maxPool } from './max-pool.ts';
import { pooledConvolution } from './pooled-convolution.ts';

/** Different each time, and with enough between any two that no small step changes which is the larger. */
function spread(shape: NaiveTensor['shape'], seed: number): NaiveTensor {
  const count = shape.reduce((product, size) => product * size, 1);
  const values = Array.from({ length: count }, (_, index) => (((index * 37 + seed * 11) % 101) - 50) / 25);
  return { shape, values };
}

const geometry = fc
  .record({
    batch: fc.integer({ min: 1, max: 2 }),
    channels: fc.integer({ min: 1, max: 3 }),
    filters: fc.integer({ min: 1, max: 3 }),
    kernel: fc.integer({ min: 1, max: 3 }),
    height: fc.integer({ min: 3, max: 5 }),
    width: fc.integer({ min: 3, max: 5 }),
    padding: fc.integer({ min: 0, max: 2 }),
    seed: fc.integer({ min: 0, max: 100 }),
  })
  .filter(({ kernel, padding }) => padding < kernel);

const windows = fc.record({
  height: fc.integer({ min: 2, max: 6 }),
  width: fc.integer({ min: 2, max: 6 }),
  tall: fc.integer({ min: 1, max: 2 }),
  wide: fc.integer({ min: 1, max: 2 }),
  seed: fc.integer({ min: 0, max: 100 }),
});

type Geometry = typeof geometry extends fc.Arbitrary<infer Value> ? Value : never;

function trialOf(sizes: Geometry, weightValues: (weight: NaiveTensor) => readonly number[]) {
  const { batch, channels, filters, kernel, height, width, padding, seed } = sizes;
  const x = spread([batch, channels, height, width], seed);
  const weight = spread([filters, channels, kernel, kernel], seed + 1);
  const expected = naiveConvolution(x, weight, padding);
  const probe = spread(expected.shape, seed + 2).values;
  const inputs = {
    x: { shape: [...x.shape], values: [...x.values] },
    weight: { shape: [...weight.shape], values: [...weightValues(weight)] },
  };
  return { expected, trial: { inputs, probe } };
}

function expectNear(found: readonly number[] | undefined, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  const farthest = Math.max(...expected.map((value, index) => Math.abs(value - (found?.[index] as number))));
  expect(farthest).toBeLessThan(1e-3);
}

const values = (trial: { inputs: { x: { values: number[] }; weight: { values: number[] } } }) => ({
  x: trial.inputs.x.values,
  'layer/weight': trial.inputs.weight.values,
});

describe('a convolution of any size', () => {
  it('gives what loops over its definition give, in the same shape', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, async (sizes) => {
        const { expected, trial } = trialOf(sizes, (weight) => weight.values);
        const { run, output } = await differentiated((b, x) => convolution(b, x, 'layer', sizes), trial);
        expect(output.shape).toEqual(expected.shape);
        expectNear((await run(values(trial)))['output'], expected.values);
      }),
      { numRuns: 15, seed: 1 },
    );
  });

  it('gives and passes back the same by gathering', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, async (sizes) => {
        const direct = trialOf(sizes, (weight) => weight.values);
        const gathered = trialOf(sizes, tapsFirst);
        const one = await differentiated((b, x) => convolution(b, x, 'layer', sizes), direct.trial);
        const two = await differentiated((b, x) => gatheredConvolution(b, x, 'layer', sizes), gathered.trial);
        const [plain, other] = [await one.run(values(direct.trial)), await two.run(values(gathered.trial))];
        expectNear(other['output'], plain['output'] as number[]);
        expectNear(other['x'], plain['x'] as number[]);
        const { filters, channels, kernel } = sizes;
        const gradient = plain['weight'] as number[];
        expectNear(
          other['weight'],
          tapsFirst({ shape: [filters, channels, kernel, kernel], values: gradient }),
        );
      }),
      { numRuns: 15, seed: 2 },
    );
  });

  it('gives and passes back the same as its pool after it', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, windows, async (sizes, { tall, wide }) => {
        const window = [tall, wide] as const;
        const { expected: wholePictures, trial } = trialOf(sizes, tapsFirst);
        const expected = naiveMaxPool(wholePictures, window);
        fc.pre(expected.values.length > 0);
        const probed = { ...trial, probe: spread(expected.shape, sizes.seed + 2).values };
        const both: TriedLayer = (b, x) =>
          maxPool(b, gatheredConvolution(b, x, 'layer', sizes), 'pool', { window });
        const one = await differentiated(both, probed);
        const two = await differentiated(
          (b, x) => pooledConvolution(b, x, 'layer', { ...sizes, window }),
          probed,
        );
        expect(two.output.shape).toEqual(expected.shape);
        const [apart, pooled] = [await one.run(values(trial)), await two.run(values(trial))];
        expectNear(pooled['output'], expected.values);
        expectNear(pooled['x'], apart['x'] as number[]);
        expectNear(pooled['weight'], apart['weight'] as number[]);
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  it.each([
    { kernel: 1, padding: 0 },
    { kernel: 2, padding: 1 },
    { kernel: 3, padding: 2 },
  ])('has the gradients that central differences show, with %j', async ({ kernel, padding }) => {
    const sizes = { batch: 2, channels: 2, filters: 2, kernel, height: 3, width: 4, padding, seed: 3 };
    const layer: TriedLayer = (b, x) => convolution(b, x, 'layer', sizes);
    await expectCentralDifferences(layer, trialOf(sizes, (weight) => weight.values).trial);
  });
});

describe('a pool of any size', () => {
  it('gives the largest of each whole window', async () => {
    await fc.assert(
      fc.asyncProperty(windows, async ({ height, width, tall, wide, seed }) => {
        const x = spread([1, 2, height, width], seed);
        const expected = naiveMaxPool(x, [tall, wide]);
        for (const purpose of ['training', 'inference'] as const) {
          const builder = new NetworkBuilder(
            purpose === 'training'
              ? { purpose, random: seededRandom(1) }
              : { purpose, weights: new Map(), missingWeights: 'refused' },
          );
          const output = maxPool(builder, builder.graph.input('x', [...x.shape]), 'layer', {
            window: [tall, wide],
          });
          expect(output.shape).toEqual(expected.shape);
          const run = await runnable(builder.graph, { output });
          expectNear((await run({ x: x.values }))['output'], expected.values);
        }
      }),
      { numRuns: 15, seed: 4 },
    );
  });

  it('passes a gradient back to the largest of its window alone', async () => {
    const x = { shape: [1, 1, 2, 4], values: [1, 4, 0, 2, 3, 2, 9, 5] };
    const { run } = await differentiated((b, t) => maxPool(b, t, 'layer', { window: [2, 2] }), {
      inputs: { x },
      probe: [10, 20],
    });
    expect((await run({ x: x.values }))['x']).toEqual([0, 10, 0, 0, 0, 0, 20, 0]);
  });

  it('shares a gradient between pixels that are equally large', async () => {
    const x = { shape: [1, 1, 2, 3], values: [1, 4, 7, 4, 2, 7] };
    const { run } = await differentiated((b, t) => maxPool(b, t, 'layer', { window: [2, 2] }), {
      inputs: { x },
      probe: [10],
    });
    expect((await run({ x: x.values }))['x']).toEqual([0, 5, 0, 5, 0, 0]);
  });
});
