import { blended } from '../blended.ts';
import type { Graph } from '../graph.ts';
import { add, divide, multiply, subtract, unary } from '../operators.ts';
import type { Tensor } from '../tensor.ts';
import { decayed, descended, type OptimizerStep, type SteppedParameter } from './optimizer-step.ts';

export interface AdamOptions {
  readonly kind: 'adam';
  /** The share of the running mean of the gradients, and of their squares, that a step keeps. */
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** The part of each weight that a step with learning rate 1 takes away, apart from its gradient: AdamW. */
  readonly weightDecay: number;
}

/**
 * Adam (https://arxiv.org/abs/1412.6980) with decoupled weight decay (https://arxiv.org/abs/1711.05101):
 * w ← w − rate (m̂ / (√v̂ + ε) + decay w).
 */
export function adam(options: AdamOptions): OptimizerStep {
  const { beta1, beta2, epsilon, weightDecay } = options;
  return {
    memory: ['mean', 'square'],
    countsSteps: true,
    step(graph, { parameter, gradient, memory, learningRate, steps }) {
      const [oldMean, oldSquare] = memory as [Tensor, Tensor];
      const mean = blended(graph, oldMean, gradient, beta1); // as the weight
      const square = blended(graph, oldSquare, multiply(graph, gradient, gradient), beta2); // as the weight
      const root = unary(graph, 'Sqrt', divide(graph, square, warmth(graph, beta2, steps))); // as the weight
      const direction = divide(
        graph,
        divide(graph, mean, warmth(graph, beta1, steps)),
        add(graph, root, graph.scalar(epsilon)),
      ); // as the weight
      const decaying = decayed(graph, parameter, direction, weightDecay);
      return { weight: descended(graph, parameter, decaying, learningRate), memory: [mean, square] };
    },
  };
}

/** 1 − βᵗ: how much of a running mean that began at zero is filled after t steps. */
function warmth(graph: Graph, beta: number, steps: SteppedParameter['steps']): Tensor {
  return subtract(graph, graph.scalar(1), graph.node('Pow', [graph.scalar(beta), steps], [])); // ()
}
