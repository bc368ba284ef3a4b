import { given, zeros } from '../initializers.ts';
import { flatten } from '../layers/flatten.ts';
import { globalAveragePool } from '../layers/global-average-pool.ts';
import { linear } from '../layers/linear.ts';
import type { NetworkBuilder, Weights } from '../network-builder.ts';
import type { Tensor } from '../tensor.ts';
import type { Network } from '../training-step.ts';
import type { Backbone } from './backbone.ts';
import type { OnnxNode } from './decode-model.ts';
import { buildNode } from './node-layers.ts';

/** From pictures (N, 3, H, W) to the tensor where the last stage begins. */
export function frozenStages(backbone: Backbone): Network {
  const { input, frozen, cut } = backbone;
  return (builder, pictures) => run(builder, backbone, frozen, { from: input, to: cut, start: pictures });
}

/** From there to the features (N, F). */
export function lastStageFeatures(backbone: Backbone): Network {
  const { cut, trained, end } = backbone;
  return (builder, x) => {
    const last = run(builder, backbone, trained, { from: cut, to: end, start: x });
    return flatten(builder, globalAveragePool(builder, last, 'pool'), 'features');
  };
}

/** From features (N, F) to logits (N, K). Without weights of its own a head says nothing before it has learnt. */
export function classifierHead(classes: number, weights?: Weights): Network {
  const [weight, bias] = ['weight', 'bias'].map((kind) => weights?.get(`head/${kind}`));
  return (builder, features) =>
    linear(builder, features, 'head', {
      features: classes,
      initial: weight ? given(weight) : zeros,
      initialBias: bias ? given(bias) : zeros,
    });
}

/** Networks one after the other. */
export function inSequence(...networks: readonly Network[]): Network {
  return (builder, pictures) => networks.reduce((x, network) => network(builder, x), pictures);
}

function run(
  builder: NetworkBuilder,
  { constants }: Backbone,
  nodes: readonly OnnxNode[],
  { from, to, start }: { from: string; to: string; start: Tensor },
): Tensor {
  const tensors = new Map([[from, start]]);
  for (const node of nodes) {
    const inputs = node.inputs.flatMap((name) => tensors.get(name) ?? []);
    const [output = ''] = node.outputs;
    const constant = (place: number) => constants.get(node.inputs[place] ?? '');
    tensors.set(output, buildNode({ builder, node, name: `backbone/${output}`, tensors: inputs, constant }));
  }
  return tensors.get(to) as Tensor;
}
