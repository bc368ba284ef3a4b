import { given } from '../initializers.ts';
import { averagePool } from '../layers/average-pool.ts';
import { channelAffine } from '../layers/channel-affine.ts';
import { concatenate } from '../layers/concatenate.ts';
import { flatten } from '../layers/flatten.ts';
import { globalAveragePool } from '../layers/global-average-pool.ts';
import { groupedConvolution } from '../layers/grouped-convolution.ts';
import { hardSigmoid } from '../layers/hard-sigmoid.ts';
import { hardSwish } from '../layers/hard-swish.ts';
import { product } from '../layers/product.ts';
import { relu } from '../layers/relu.ts';
import { residualAdd } from '../layers/residual-add.ts';
import { sigmoid } from '../layers/sigmoid.ts';
import { zeroPad } from '../layers/zero-pad.ts';
import { sizeOf, type Tensor } from '../tensor.ts';
import { BackboneError } from './backbone-error.ts';
import type { BuiltNode } from './built-node.ts';
import type { OnnxNode } from './decode-model.ts';
import { maxPoolOfNode, poolWindow } from './node-pooling.ts';
import { convolutionOptions, foldedNorm, padAmounts } from './node-settings.ts';

type NodeLayer = (built: BuiltNode) => Tensor;

const first = ({ tensors }: BuiltNode): Tensor => tensors[0] as Tensor;
const two = ({ tensors, node }: BuiltNode): readonly [Tensor, Tensor] => {
  if (tensors.length !== 2)
    throw new BackboneError(`its ${node.operator} takes a constant, which is not supported`);
  return tensors as unknown as readonly [Tensor, Tensor];
};

/** The layer for each operator of a backbone. */
const layers: Readonly<Record<string, NodeLayer>> = {
  Conv: (built) => groupedConvolution(built.builder, first(built), built.name, convolutionOptions(built)),
  BatchNormalization: (built) => {
    const { scale, shift } = foldedNorm(built);
    return channelAffine(built.builder, first(built), built.name, {
      scale: given(scale),
      shift: given(shift),
    });
  },
  Relu: (built) => relu(built.builder, first(built), built.name),
  Clip: (built) => relu(built.builder, first(built), built.name, { ceiling: ceilingOf(built) }),
  Sigmoid: (built) => sigmoid(built.builder, first(built), built.name),
  HardSigmoid: (built) => {
    const { alpha = 0.2, beta = 0.5 } = built.node.attributes;
    if (Math.abs(Number(alpha) - 1 / 6) > 1e-5 || beta !== 0.5)
      throw new BackboneError(`its HardSigmoid has the slope ${Number(alpha)}; only a sixth is supported`);
    return hardSigmoid(built.builder, first(built), built.name);
  },
  HardSwish: (built) => hardSwish(built.builder, first(built), built.name),
  Add: (built) => residualAdd(built.builder, two(built), built.name),
  Mul: (built) => {
    const [a, b] = two(built);
    const pair = sizeOf(a.shape) >= sizeOf(b.shape) ? ([a, b] as const) : ([b, a] as const);
    return product(built.builder, pair, built.name);
  },
  Concat: (built) => concatenate(built.builder, built.tensors, built.name),
  Pad: (built) => zeroPad(built.builder, first(built), built.name, padAmounts(built)),
  MaxPool: maxPoolOfNode,
  AveragePool: (built) =>
    averagePool(built.builder, first(built), built.name, { window: poolWindow(built.node) }),
  GlobalAveragePool: (built) => globalAveragePool(built.builder, first(built), built.name),
  ReduceMean: (built) => globalAveragePool(built.builder, first(built), built.name),
  Flatten: (built) => flatten(built.builder, first(built), built.name),
  Identity: first,
  Dropout: first,
};

/** Overlapping windows have no gradient here, so that the operator is for the frozen part alone. */
const FROZEN_ONLY = 'MaxPool';

export function buildNode(built: BuiltNode): Tensor {
  const layer = layers[built.node.operator];
  if (layer) return layer(built);
  throw new BackboneError(
    `its operator ${built.node.operator} (${built.node.name}) is not supported; supported are ${Object.keys(layers).join(', ')}`,
  );
}

/** Whether gradients pass through the node. */
export function isTrainable({ operator }: OnnxNode): boolean {
  return Object.hasOwn(layers, operator) && operator !== FROZEN_ONLY;
}

function ceilingOf({ node, constant }: BuiltNode): number {
  const limit = (place: number, name: string): number =>
    Number(node.attributes[name] ?? constant(place)?.values[0] ?? NaN);
  const [least, most] = [limit(1, 'min'), limit(2, 'max')];
  if (least === 0 && most > 0) return most;
  throw new BackboneError(`its Clip is from ${least} to ${most}; only one that begins at 0 is supported`);
}
