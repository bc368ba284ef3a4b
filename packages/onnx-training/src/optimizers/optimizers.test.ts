import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Graph } from '../graph.ts';
import type { Parameter } from '../network-builder.ts';
import { runnable } from '../testing/run-model.ts';
import { clipGradients } from './clip-gradients.ts';
import { type OptimizerOptions, optimizerStep } from './optimize.ts';

type Steps = readonly { readonly gradient: number[]; readonly weight: number[] }[];

/** Steps of PyTorch's optimizers with learning rate 0.1, SGD's with momentum 0.9 and a decay of 0.01 before each step. */
const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`./${file}.recorded.json`, import.meta.url), 'utf8'));
const recorded = { ...(read('momentum') as object), ...(read('adaptive') as object) } as Record<
  string,
  Steps
>;

const FIRST = [1, -2, 0.5];
const PLAIN = { momentum: 0.9, nesterov: false, weightDecay: 0.01 };

/** One step of the optimizer: from weight, gradient, its memory, rate and count to the next weight and memory. */
async function stepping(
  options: OptimizerOptions,
  change: Partial<Parameter> = {},
): Promise<(state: Record<string, number[]>) => Promise<Record<string, number[]>>> {
  const graph = new Graph();
  const tensor = graph.input('weight', [3]);
  const gradient = graph.input('gradient', [3]);
  const [learningRate, steps] = [graph.input('rate', []), graph.input('steps', [])];
  const optimizer = optimizerStep(options);
  const memory = optimizer.memory.map((name) => graph.input(name, [3]));
  const initial = new Float32Array(3);
  const parameter: Parameter = { tensor, initial, kind: 'trained', rate: 1, decays: true, ...change };
  const next = optimizer.step(graph, { parameter, gradient, memory, learningRate, steps });
  const outputs = Object.fromEntries(
    optimizer.memory.map((name, index) => [name, next.memory[index]!] as const),
  );
  const run = await runnable(graph, { weight: next.weight, ...outputs });
  const atRest = Object.fromEntries(optimizer.memory.map((name) => [name, [0, 0, 0]]));
  return (state) => run({ ...atRest, rate: [0.1], steps: [1], ...state });
}

describe.each<[string, OptimizerOptions]>([
  ['nesterov', { ...PLAIN, nesterov: true }],
  ['plain', PLAIN],
  ['adam', { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 }],
  ['adamw', { kind: 'adam', beta1: 0.8, beta2: 0.99, epsilon: 1e-6, weightDecay: 0.01 }],
  ['rmsprop', { kind: 'rmsprop', gamma: 0.9, epsilon: 1e-8, weightDecay: 0 }],
])('%s', (name, options) => {
  it('goes where PyTorch goes', async () => {
    const step = await stepping(options);
    let state: Record<string, number[]> = { weight: FIRST };
    for (const [index, { gradient, weight }] of (recorded[name] ?? []).entries()) {
      state = await step({ ...state, gradient, steps: [index + 1] });
      weight.forEach((value, at) => expect(state['weight']?.[at]).toBeCloseTo(value, 5));
    }
  });

  it('leaves a parameter that does not decay where it is when its gradient is zero', async () => {
    const step = await stepping(options, { decays: false });
    expect((await step({ weight: FIRST, gradient: [0, 0, 0] }))['weight']).toEqual(FIRST);
  });

  it("multiplies the learning rate by the parameter's own", async () => {
    const [one, ten] = [await stepping(options), await stepping(options, { rate: 10 })];
    const state = { weight: FIRST, gradient: [1, 2, 4] };
    const [slow, fast] = [
      (await one({ ...state, rate: [0.1] }))['weight'],
      (await ten({ ...state, rate: [0.01] }))['weight'],
    ];
    slow?.forEach((value, at) => expect(fast?.[at]).toBeCloseTo(value, 5));
  });
});

describe('clipGradients', () => {
  const clip = async (norm: number): Promise<number[][]> => {
    const graph = new Graph();
    const gradients = [graph.input('a', [2]), graph.input('b', [2, 2])];
    const [a, b] = clipGradients(graph, gradients, norm) as [never, never];
    const results = await (await runnable(graph, { a, b }))({ a: [3, -4], b: [1, 2, -2, 0.5] });
    return [results['a'] as number[], results['b'] as number[]];
  };

  it("shortens all together, as PyTorch's clip_grad_norm_ does", async () => {
    const [a, b] = await clip(2);
    [1.0252, -1.367].forEach((value, at) => expect(a?.[at]).toBeCloseTo(value, 4));
    [0.3417, 0.6835, -0.6835, 0.1709].forEach((value, at) => expect(b?.[at]).toBeCloseTo(value, 4));
  });

  it('leaves them as they are where they are short enough', async () => {
    expect(await clip(10)).toEqual([
      [3, -4],
      [1, 2, -2, 0.5],
    ]);
  });
});
