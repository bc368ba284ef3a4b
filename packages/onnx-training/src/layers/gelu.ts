import { formOf } from '../channels-last.ts';
import type { NetworkBuilder } from '../network-builder.ts';
import { add, multiply, subtract, unary } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** The slope at which σ(slope · x) comes nearest to the normal distribution function. */
const SLOPE = 1.702;

/** x · σ(1.702 x), GELU's sigmoid form (https://arxiv.org/abs/1606.08415): half the passes over memory of the exact one. */
export function gelu({ graph }: NetworkBuilder, input: Tensor, name: string): Tensor {
  return graph.within(name, () => {
    const { enter, leave } = formOf(graph, input);
    const x = enter(input); // (…)
    const slope = graph.scalar(SLOPE);
    const gate = unary(graph, 'Sigmoid', multiply(graph, x, slope)); // (…)
    const y = multiply(graph, x, gate); // (…)
    // y' = g + slope · y · (1 − g)
    return graph.record([input], leave(y), (gradient) => [
      () => {
        const closed = subtract(graph, slope, multiply(graph, gate, slope)); // (…)
        const derivative = add(graph, gate, multiply(graph, y, closed)); // (…)
        return leave(multiply(graph, enter(gradient), derivative)); // (…)
      },
    ]);
  });
}
