import type { Graph } from '../graph.ts';
import type { Parameter } from '../network-builder.ts';
import { add, multiply, subtract } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** One parameter at one step, and what the optimizer remembers of it, as its `memory` names it. */
export interface SteppedParameter {
  readonly parameter: Parameter;
  readonly gradient: Tensor;
  /** Each of the parameter's shape. */
  readonly memory: readonly Tensor[];
  /** Of shape (). */
  readonly learningRate: Tensor;
  /** How many steps there have been with this one, of shape (). */
  readonly steps: Tensor;
}

/** How an optimizer moves a parameter. */
export interface OptimizerStep {
  /** What it remembers of each parameter from step to step, by name; all begin at zero. */
  readonly memory: readonly string[];
  /** Whether it asks for the number of steps. */
  readonly countsSteps: boolean;
  readonly step: (graph: Graph, stepped: SteppedParameter) => { weight: Tensor; memory: readonly Tensor[] };
}

/** The direction, and the weight decay of a parameter that decays. */
export function decayed(graph: Graph, parameter: Parameter, direction: Tensor, weightDecay: number): Tensor {
  if (!parameter.decays || weightDecay === 0) return direction;
  return add(graph, direction, multiply(graph, parameter.tensor, graph.scalar(weightDecay))); // as the weight
}

/** w − rate · direction, with the parameter's own factor on the rate. */
export function descended(
  graph: Graph,
  { tensor: weight, rate }: Parameter,
  direction: Tensor,
  learningRate: Tensor,
): Tensor {
  const scaledRate = rate === 1 ? learningRate : multiply(graph, learningRate, graph.scalar(rate)); // ()
  return subtract(graph, weight, multiply(graph, direction, scaledRate)); // as the weight
}
