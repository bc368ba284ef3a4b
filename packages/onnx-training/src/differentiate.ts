import type { Graph } from './graph.ts';
import { add } from './operators.ts';
import type { Tensor } from './tensor.ts';

/**
 * Walks the recorded layers backwards from a loss of shape () and adds to the graph the gradient of each wanted tensor.
 * Layers that lead to none of them add nothing.
 */
export function differentiate(graph: Graph, loss: Tensor, wanted: readonly Tensor[]): Map<Tensor, Tensor> {
  const reachesWanted = dependents(graph, wanted);
  const gradients = new Map<Tensor, Tensor>([[loss, graph.scalar(1)]]);
  for (const { scope, inputs, output, backward } of graph.records.toReversed()) {
    const gradient = gradients.get(output);
    if (!gradient || !reachesWanted.has(output)) continue;
    graph.within(`${scope}/backward`, () => {
      const makers = backward(gradient);
      inputs.forEach((input, index) => {
        if (!reachesWanted.has(input)) return;
        const make = makers[index];
        if (!make) throw new Error(`${scope} has no gradient for ${input.name}.`);
        const earlier = gradients.get(input);
        gradients.set(input, earlier ? add(graph, earlier, make()) : make());
      });
    });
  }
  return new Map(
    wanted.map((tensor) => {
      const gradient = gradients.get(tensor);
      if (!gradient) throw new Error(`The loss does not depend on ${tensor.name}.`);
      return [tensor, gradient];
    }),
  );
}

/** The wanted tensors and everything that is computed from them. */
function dependents(graph: Graph, wanted: readonly Tensor[]): Set<Tensor> {
  const reached = new Set(wanted);
  for (const { inputs, output } of graph.records) {
    if (inputs.some((input) => reached.has(input))) reached.add(output);
  }
  return reached;
}
