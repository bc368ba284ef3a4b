import { add, multiply } from '../operators.ts';
import type { Tensor } from '../tensor.ts';
import { decayed, descended, type OptimizerStep } from './optimizer-step.ts';

export interface MomentumOptions {
  readonly kind?: 'momentum';
  readonly momentum: number;
  /** Whether a step looks ahead along its velocity (https://www.cs.toronto.edu/~hinton/absps/momentum.pdf). */
  readonly nesterov: boolean;
  /** The part of each weight that a step with learning rate 1 takes away, apart from its gradient. */
  readonly weightDecay: number;
}

/**
 * SGD with momentum and decoupled weight decay (https://arxiv.org/abs/1711.05101):
 * v ← m v + g; w ← w − rate (v + decay w), or with Nesterov's momentum w ← w − rate (g + m v + decay w).
 */
export function momentum({ momentum: keep, nesterov, weightDecay }: MomentumOptions): OptimizerStep {
  return {
    memory: ['velocity'],
    countsSteps: false,
    step(graph, { parameter, gradient, memory, learningRate }) {
      const inertia = graph.scalar(keep);
      const velocity = add(graph, multiply(graph, memory[0] as Tensor, inertia), gradient); // as the weight
      const ahead = nesterov ? add(graph, gradient, multiply(graph, velocity, inertia)) : velocity; // as the weight
      const direction = decayed(graph, parameter, ahead, weightDecay);
      return { weight: descended(graph, parameter, direction, learningRate), memory: [velocity] };
    },
  };
}
