import type { Graph } from '../graph.ts';
import type { NetworkBuilder } from '../network-builder.ts';
import { multiply, subtract } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

const SLOPE = 1 / 6;

/** x / 6 + ½, kept between 0 and 1 (https://arxiv.org/abs/1905.02244). */
export function hardSigmoid({ graph }: NetworkBuilder, x: Tensor, name: string): Tensor {
  return graph.within(name, () => {
    const y = hardGate(graph, x); // (…)
    return graph.record([x], y, (gradient) => [
      () => multiply(graph, gradient, hardGateSlope(graph, y)), // (…)
    ]);
  });
}

export function hardGate(graph: Graph, x: Tensor): Tensor {
  return graph.node('HardSigmoid', [x], x.shape, { alpha: { float: SLOPE }, beta: { float: 0.5 } });
}

/** A sixth where the gate is neither shut nor wide open, else 0. */
export function hardGateSlope(graph: Graph, gate: Tensor): Tensor {
  const isOpen = graph.node('Sign', [gate], gate.shape); // (…)
  const isNotWide = graph.node('Sign', [subtract(graph, graph.scalar(1), gate)], gate.shape); // (…)
  return multiply(graph, multiply(graph, isOpen, isNotWide), graph.scalar(SLOPE));
}
