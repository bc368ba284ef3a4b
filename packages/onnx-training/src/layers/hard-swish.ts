import type { NetworkBuilder } from '../network-builder.ts';
import { add, multiply } from '../operators.ts';
import type { Tensor } from '../tensor.ts';
import { hardGate, hardGateSlope } from './hard-sigmoid.ts';

/** x times its hard sigmoid (https://arxiv.org/abs/1905.02244). */
export function hardSwish({ graph }: NetworkBuilder, x: Tensor, name: string): Tensor {
  return graph.within(name, () => {
    const gate = hardGate(graph, x); // (…)
    const y = multiply(graph, x, gate); // (…)
    return graph.record([x], y, (gradient) => [
      () => multiply(graph, gradient, add(graph, gate, multiply(graph, x, hardGateSlope(graph, gate)))), // (…)
    ]);
  });
}
