import { seededRandom } from '@scones/deterministic';
import { expect } from 'vitest';
import { differentiate } from '../differentiate.ts';
import type { Graph } from '../graph.ts';
import { NetworkBuilder } from '../network-builder.ts';
import { multiply, reduce, reshape } from '../operators.ts';
import type { Tensor } from '../tensor.ts';
import { runnable, type Values } from './run-model.ts';

/** A layer is tried with its input `x` and its parameters. The probe weighs its output in the loss. */
export interface LayerTrial {
  readonly inputs: Readonly<Record<string, { readonly shape: number[]; readonly values: number[] }>>;
  readonly probe: readonly number[];
}

export type TriedLayer<Trial extends LayerTrial = LayerTrial> = (
  builder: NetworkBuilder,
  x: Tensor,
  trial: Trial,
) => Tensor;

const STEP = 1e-2;

/** The layer, with Σ output · probe as its loss and the gradients of its input and of its parameters. */
export async function differentiated<Trial extends LayerTrial>(
  layer: TriedLayer<Trial>,
  trial: Trial,
): Promise<{ run: Awaited<ReturnType<typeof runnable>>; output: Tensor }> {
  const builder = new NetworkBuilder({ purpose: 'training', random: seededRandom(1) });
  const x = builder.graph.input('x', trial.inputs['x']?.shape ?? []);
  const output = layer(builder, x, trial);
  const loss = probed(builder.graph, output, trial.probe);
  const wanted = Object.keys(trial.inputs).map(
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

export function trialValues(trial: LayerTrial): Values {
  const inputs = Object.entries(trial.inputs).map(
    ([name, { values }]) => [parameterName(name), values] as const,
  );
  return { 'layer/mean': [0, 0], 'layer/variance': [1, 1], ...Object.fromEntries(inputs) };
}

function moved(values: Values, input: string, index: number, step: number): Values {
  const name = parameterName(input);
  const old = values[name] ?? [];
  return { ...values, [name]: old.with(index, (old[index] as number) + step) };
}

export function expectClose(actual: readonly number[] | undefined, expected: readonly number[]): void {
  expect(actual?.length).toBe(expected.length);
  expected.forEach((value, index) => expect(actual?.[index]).toBeCloseTo(value, 4));
}

/** Holds each gradient to what the loss does when its value is moved a little to either side. */
export async function expectCentralDifferences<Trial extends LayerTrial>(
  layer: TriedLayer<Trial>,
  trial: Trial,
): Promise<void> {
  const { run } = await differentiated(layer, trial);
  const values = trialValues(trial);
  const results = await run(values);
  for (const input of Object.keys(trial.inputs)) {
    const count = values[parameterName(input)]?.length ?? 0;
    for (let index = 0; index < count; index += Math.ceil(count / 8)) {
      const losses = await Promise.all(
        [STEP, -STEP].map(async (step) => (await run(moved(values, input, index, step)))['loss']?.[0] ?? NaN),
      );
      const difference = ((losses[0] as number) - (losses[1] as number)) / (2 * STEP);
      expect(Math.abs(difference - (results[input]?.[index] as number))).toBeLessThan(0.02);
    }
  }
}
