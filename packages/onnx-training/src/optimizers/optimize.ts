import { differentiate } from '../differentiate.ts';
import type { Graph } from '../graph.ts';
import type { Parameter } from '../network-builder.ts';
import { add } from '../operators.ts';
import { nextState, type NextState } from '../state-tensor.ts';
import { sizeOf, type Tensor } from '../tensor.ts';
import { adam, type AdamOptions } from './adam.ts';
import { clipGradients } from './clip-gradients.ts';
import { momentum, type MomentumOptions } from './momentum.ts';
import type { OptimizerStep, SteppedParameter } from './optimizer-step.ts';
import { rmsprop, type RmspropOptions } from './rmsprop.ts';

export type OptimizerOptions = (MomentumOptions | AdamOptions | RmspropOptions) & {
  /** All gradients together are made no longer than this; not at all where it is not given. */
  readonly gradientNorm?: number;
};

/** What counts the steps, in the state of an optimizer that asks for their number. */
const STEPS = 'optimizer/steps';

export function optimizerStep(options: OptimizerOptions): OptimizerStep {
  if (options.kind === 'adam') return adam(options);
  if (options.kind === 'rmsprop') return rmsprop(options);
  return momentum(options);
}

/** Moves each trained parameter against its gradient of the loss. */
export function optimize(
  graph: Graph,
  trained: readonly [name: string, Parameter][],
  { loss, learningRate }: { loss: Tensor; learningRate: Tensor },
  options: OptimizerOptions,
): NextState[] {
  const weights = trained.map(([, { tensor }]) => tensor);
  const byWeight = differentiate(graph, loss, weights);
  const all = weights.map((weight) => byWeight.get(weight) as Tensor);
  const { gradientNorm } = options;
  const gradients =
    gradientNorm === undefined
      ? all
      : graph.within('clipping', () => clipGradients(graph, all, gradientNorm));
  const optimizer = optimizerStep(options);
  const counted = optimizer.countsSteps ? countSteps(graph) : undefined;
  const moved = trained.flatMap(([name, parameter], index) =>
    move(graph, optimizer, name, {
      parameter,
      gradient: gradients[index] as Tensor,
      learningRate,
      steps: counted?.tensor ?? graph.scalar(1),
    }),
  );
  return counted ? [...moved, counted] : moved;
}

function countSteps(graph: Graph): NextState {
  const before = graph.input(STEPS, []); // ()
  const steps = graph.within(STEPS, () => add(graph, before, graph.scalar(1))); // ()
  return nextState(before.name, steps, new Float32Array(1), false);
}

function move(
  graph: Graph,
  optimizer: OptimizerStep,
  name: string,
  stepped: Omit<SteppedParameter, 'memory'>,
): NextState[] {
  const { tensor, initial } = stepped.parameter;
  const memory = optimizer.memory.map((kind) => graph.input(`${name}/${kind}`, tensor.shape));
  const next = graph.within(`${name}/optimizer`, () => optimizer.step(graph, { ...stepped, memory }));
  return [
    nextState(name, next.weight, initial, true),
    ...memory.map((before, index) =>
      nextState(before.name, next.memory[index] as Tensor, new Float32Array(sizeOf(tensor.shape)), false),
    ),
  ];
}
