import type { Graph } from './graph.ts';
import type { Parameter } from './network-builder.ts';
import { add, multiply, subtract } from './operators.ts';
import type { Tensor } from './tensor.ts';

export interface OptimizerOptions {
  readonly momentum: number;
  /** Whether a step looks ahead along its velocity (https://www.cs.toronto.edu/~hinton/absps/momentum.pdf). */
  readonly nesterov: boolean;
  /** The part of each weight that a step with learning rate 1 takes away, apart from its gradient. */
  readonly weightDecay: number;
}

/**
 * One step of SGD with momentum and decoupled weight decay (https://arxiv.org/abs/1711.05101):
 * v ← m v + g; w ← w − rate (v + decay w), or with Nesterov's momentum w ← w − rate (g + m v + decay w).
 */
export function momentumStep(
  graph: Graph,
  { tensor: weight, rate, decays }: Parameter,
  step: { gradient: Tensor; velocity: Tensor; learningRate: Tensor },
  { momentum, nesterov, weightDecay }: OptimizerOptions,
): { weight: Tensor; velocity: Tensor } {
  const inertia = graph.scalar(momentum);
  const velocity = add(graph, multiply(graph, step.velocity, inertia), step.gradient); // as the weight
  const ahead = nesterov ? add(graph, step.gradient, multiply(graph, velocity, inertia)) : velocity; // as the weight
  const direction = decays
    ? add(graph, ahead, multiply(graph, weight, graph.scalar(weightDecay))) // as the weight
    : ahead;
  const scaledRate = rate === 1 ? step.learningRate : multiply(graph, step.learningRate, graph.scalar(rate)); // ()
  return { weight: subtract(graph, weight, multiply(graph, direction, scaledRate)), velocity };
}
