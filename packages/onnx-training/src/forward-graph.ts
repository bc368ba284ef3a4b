import type { Random } from '@scones/deterministic';
import { encodeModel } from './encode-model.ts';
import { NetworkBuilder, type Weights } from './network-builder.ts';
import type { Network } from './training-step.ts';

/** Names of the forward graph's input and output. */
export const forwardNames = { input: 'input', output: 'output' } as const;

/** Emits a network as a model from its input to its output, with these weights as constants. */
export function forwardGraph(
  network: Network,
  { input, weights }: { readonly input: readonly number[]; readonly weights: Weights },
): { readonly model: Uint8Array; readonly shape: readonly number[] } {
  const builder = new NetworkBuilder({ purpose: 'inference', weights, missingWeights: 'refused' });
  const { graph } = builder;
  const output = network(builder, graph.input(forwardNames.input, input));
  return {
    model: encodeModel(graph, [graph.rename(output, forwardNames.output)], 'forward'),
    shape: output.shape,
  };
}

/** The weights that a network begins with. */
export function firstWeights(network: Network, input: readonly number[], random: Random): Weights {
  const builder = new NetworkBuilder({ purpose: 'training', random });
  network(builder, builder.graph.input(forwardNames.input, input));
  return new Map([...builder.parameters].map(([name, { initial }]) => [name, initial]));
}
