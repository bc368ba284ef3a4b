import { readFileSync } from 'node:fs';
import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { differentiate } from '../differentiate.ts';
import type { Graph } from '../graph.ts';
import { given } from '../initializers.ts';
import { NetworkBuilder } from '../network-builder.ts';
import { multiply, reduce, reshape } from '../operators.ts';
import { runnable, type Values } from '../testing/run-model.ts';
import type { Tensor } from '../tensor.ts';
import { batchNorm } from './batch-norm.ts';
import { convolution } from './convolution.ts';
import { crossEntropy } from './cross-entropy.ts';
import { flatten } from './flatten.ts';
import { gatheredConvolution } from './gathered-convolution.ts';
import { gelu } from './gelu.ts';
import { linear } from './linear.ts';
import { maxPool } from './max-pool.ts';
import { scale } from './scale.ts';

/** What PyTorch 1.13 gave: a layer's output, and the gradients of Σ output · probe. */
interface Recorded {
  readonly inputs: Readonly<Record<string, { shape: number[]; values: number[]; gradient: number[] }>>;
  readonly output: { readonly shape: number[]; readonly values: number[] };
  readonly probe: number[];
  readonly targets?: number[];
}

type Layer = (builder: NetworkBuilder, x: Tensor, recorded: Recorded) => Tensor;

const padded = { filters: 3, kernel: 3, padding: 1 };
const layers: Readonly<Record<string, Layer>> = {
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
  'cross-entropy': (builder, x, { targets = [] }) =>
    crossEntropy(builder, x, builder.graph.constant('targets', Float32Array.from(targets), x.shape), 'layer'),
};

const STEP = 1e-2;

describe.each(Object.entries(layers))('%s', (name, layer) => {
  const recorded = JSON.parse(
    readFileSync(new URL(`./recorded/${name}.json`, import.meta.url), 'utf8'),
  ) as Recorded;

  it('gives what PyTorch gives, in the same shape', async () => {
    const { run, output } = await differentiated(layer, recorded);
    const results = await run(recordedValues(recorded));
    expect(output.shape).toEqual(recorded.output.shape);
    expectClose(results['output'], recorded.output.values);
  });

  it('has the gradients that PyTorch has', async () => {
    const { run } = await differentiated(layer, recorded);
    const results = await run(recordedValues(recorded));
    for (const [input, { gradient }] of Object.entries(recorded.inputs))
      expectClose(results[input], gradient);
  });

  it('has the gradients that central differences show', async () => {
    const { run } = await differentiated(layer, recorded);
    const values = recordedValues(recorded);
    const results = await run(values);
    for (const input of Object.keys(recorded.inputs)) {
      const count = values[parameterName(input)]?.length ?? 0;
      for (let index = 0; index < count; index += Math.ceil(count / 8)) {
        const losses = await Promise.all(
          [STEP, -STEP].map(
            async (step) => (await run(moved(values, input, index, step)))['loss']?.[0] ?? NaN,
          ),
        );
        const difference = ((losses[0] as number) - (losses[1] as number)) / (2 * STEP);
        expect(Math.abs(difference - (results[input]?.[index] as number))).toBeLessThan(0.02);
      }
    }
  });
});

/** The layer, then Σ output · probe as its loss, with the gradients for everything recorded. */
async function differentiated(
  layer: Layer,
  recorded: Recorded,
): Promise<{ run: Awaited<ReturnType<typeof runnable>>; output: Tensor }> {
  const builder = new NetworkBuilder({ purpose: 'training', random: seededRandom(1) });
  const x = builder.graph.input('x', recorded.inputs['x']?.shape ?? []);
  const output = layer(builder, x, recorded);
  const loss = probed(builder.graph, output, recorded.probe);
  const wanted = Object.keys(recorded.inputs).map(
    (input) =>
      [input, input === 'x' ? x : (builder.parameters.get(parameterName(input))?.tensor as Tensor)] as const,
  );
  const gradients = differentiate(
    builder.graph,
    loss,
    wanted.map(([, tensor]) => tensor),
  );
  const results = wanted.map(([input, tensor]) => [input, gradients.get(tensor) as Tensor] as const);
  return { run: await runnable(builder.graph, { output, loss, ...Object.fromEntries(results) }), output };
}

function probed(graph: Graph, output: Tensor, probe: readonly number[]): Tensor {
  const weights = graph.constant('probe', Float32Array.from(probe), output.shape);
  const axes = output.shape.map((_, axis) => axis);
  const products = multiply(graph, output, weights);
  const loss = axes.length === 0 ? products : reshape(graph, reduce(graph, 'ReduceSum', products, axes), []);
  return graph.record([output], loss, (gradient) => [() => multiply(graph, weights, gradient)]);
}

function parameterName(input: string): string {
  return input === 'x' ? 'x' : `layer/${input}`;
}

function recordedValues(recorded: Recorded): Values {
  const inputs = Object.entries(recorded.inputs).map(
    ([name, { values }]) => [parameterName(name), values] as const,
  );
  return { 'layer/mean': [0, 0], 'layer/variance': [1, 1], ...Object.fromEntries(inputs) };
}

function moved(values: Values, input: string, index: number, step: number): Values {
  const name = parameterName(input);
  const old = values[name] ?? [];
  return { ...values, [name]: old.with(index, (old[index] as number) + step) };
}

function expectClose(actual: readonly number[] | undefined, expected: readonly number[]): void {
  expect(actual?.length).toBe(expected.length);
  expected.forEach((value, index) => expect(actual?.[index]).toBeCloseTo(value, 4));
}

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
