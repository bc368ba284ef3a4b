import { blended } from '../blended.ts';
import { add, divide, multiply, unary } from '../operators.ts';
import type { Tensor } from '../tensor.ts';
import { decayed, descended, type OptimizerStep } from './optimizer-step.ts';

export interface RmspropOptions {
  readonly kind: 'rmsprop';
  /** The share of the running mean of the squared gradients that a step keeps. */
  readonly gamma: number;
  readonly epsilon: number;
  /** The part of each weight that a step with learning rate 1 takes away, apart from its gradient. */
  readonly weightDecay: number;
}

/** w ← w − rate (g / (√v + ε) + decay w) (https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf). */
export function rmsprop({ gamma, epsilon, weightDecay }: RmspropOptions): OptimizerStep {
  return {
    memory: ['square'],
    countsSteps: false,
    step(graph, { parameter, gradient, memory, learningRate }) {
      const square = blended(graph, memory[0] as Tensor, multiply(graph, gradient, gradient), gamma); // as the weight
      const root = add(graph, unary(graph, 'Sqrt', square), graph.scalar(epsilon)); // as the weight
      const direction = decayed(graph, parameter, divide(graph, gradient, root), weightDecay);
      return { weight: descended(graph, parameter, direction, learningRate), memory: [square] };
    },
  };
}
