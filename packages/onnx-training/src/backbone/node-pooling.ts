import { maxPool } from '../layers/max-pool.ts';
import { dimension } from '../operators.ts';
import type { Tensor } from '../tensor.ts';
import { BackboneError } from './backbone-error.ts';
import type { BuiltNode } from './built-node.ts';
import type { OnnxNode } from './decode-model.ts';
import { numbersOf } from './node-settings.ts';

type Pair = readonly [height: number, width: number];

interface PoolGeometry {
  readonly window: Pair;
  readonly strides: Pair;
  readonly pads: readonly number[];
}

function poolGeometry({ attributes, operator }: OnnxNode): PoolGeometry {
  if (attributes['ceil_mode'] === 1)
    throw new BackboneError(`its ${operator} rounds up, which is not supported`);
  const window = numbersOf(attributes['kernel_shape'], [1, 1]) as unknown as Pair;
  const strides = numbersOf(attributes['strides'], [1, 1]) as unknown as Pair;
  return { window, strides, pads: numbersOf(attributes['pads'], [0, 0, 0, 0]) };
}

const isSideBySide = ({ window, strides, pads }: PoolGeometry): boolean =>
  window.join() === strides.join() && pads.every((amount) => amount === 0);

/** The window of a pooling whose windows lie side by side. */
export function poolWindow(node: OnnxNode): Pair {
  const geometry = poolGeometry(node);
  if (isSideBySide(geometry)) return geometry.window;
  throw new BackboneError(
    `its ${node.operator} (${node.name}) has windows that overlap, which is not supported`,
  );
}

/** Windows that overlap are for inference alone. */
export function maxPoolOfNode({ builder, node, name, tensors }: BuiltNode): Tensor {
  const [x] = tensors as readonly [Tensor];
  const geometry = poolGeometry(node);
  const { window, strides, pads } = geometry;
  if (isSideBySide(geometry)) return maxPool(builder, x, name, { window });
  const side = (axis: 0 | 1): number => {
    const padded = dimension(x, axis + 2) + (pads[axis] ?? 0) + (pads[axis + 2] ?? 0);
    return Math.floor((padded - window[axis]) / strides[axis]) + 1;
  };
  const shape = [dimension(x, 0), dimension(x, 1), side(0), side(1)];
  const attributes = { kernel_shape: { ints: window }, strides: { ints: strides }, pads: { ints: pads } };
  return builder.graph.within(name, () => builder.graph.node('MaxPool', [x], shape, attributes)); // (N, C, H', W')
}
