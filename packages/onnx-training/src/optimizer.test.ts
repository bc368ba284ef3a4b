import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Graph } from './graph.ts';
import type { Parameter } from './network-builder.ts';
import { momentumStep, type OptimizerOptions } from './optimizer.ts';
import { runnable } from './testing/run-model.ts';

/** Three steps of PyTorch 1.13's SGD with learning rate 0.1, momentum 0.9 and a decay of 0.01 before each step. */
const recorded = JSON.parse(
  readFileSync(new URL('./optimizer.recorded.json', import.meta.url), 'utf8'),
) as Record<'nesterov' | 'plain', { gradient: number[]; weight: number[] }[]>;

const FIRST = [1, -2, 0.5];
const OPTIONS: OptimizerOptions = { momentum: 0.9, nesterov: true, weightDecay: 0.01 };

async function optimizer(
  options: OptimizerOptions,
  parameter: Partial<Parameter> = {},
): ReturnType<typeof runnable> {
  const graph = new Graph();
  const tensor = graph.input('weight', [3]);
  const [gradient, velocity, learningRate] = [
    graph.input('gradient', [3]),
    graph.input('velocity', [3]),
    graph.input('rate', []),
  ];
  const whole: Parameter = {
    tensor,
    initial: new Float32Array(3),
    kind: 'trained',
    rate: 1,
    decays: true,
    ...parameter,
  };
  return runnable(graph, momentumStep(graph, whole, { gradient, velocity, learningRate }, options));
}

describe('momentumStep', () => {
  it.each(['nesterov', 'plain'] as const)('goes where PyTorch goes, %s', async (kind) => {
    const run = await optimizer({ ...OPTIONS, nesterov: kind === 'nesterov' });
    let state = { weight: FIRST, velocity: [0, 0, 0] };
    for (const { gradient, weight } of recorded[kind]) {
      state = (await run({ ...state, gradient, rate: [0.1] })) as typeof state;
      weight.forEach((value, index) => expect(state.weight[index]).toBeCloseTo(value, 5));
    }
  });

  it('leaves a parameter that does not decay where it is when its gradient is zero', async () => {
    const run = await optimizer(OPTIONS, { decays: false });
    const { weight } = await run({ weight: FIRST, velocity: [0, 0, 0], gradient: [0, 0, 0], rate: [0.1] });
    expect(weight).toEqual(FIRST);
  });

  it("multiplies the learning rate by the parameter's own", async () => {
    const run = await optimizer({ ...OPTIONS, momentum: 0 }, { rate: 10, decays: false });
    const { weight } = await run({
      weight: [1, 1, 1],
      velocity: [0, 0, 0],
      gradient: [1, 2, 4],
      rate: [0.025],
    });
    expect(weight).toEqual([0.75, 0.5, 0]);
  });
});
