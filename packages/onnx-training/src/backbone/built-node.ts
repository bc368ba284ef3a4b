import type { NetworkBuilder } from '../network-builder.ts';
import type { Tensor } from '../tensor.ts';
import type { OnnxConstant, OnnxNode } from './decode-model.ts';

/** A node with its inputs as they are in the graph being built. */
export interface BuiltNode {
  readonly node: OnnxNode;
  readonly name: string;
  readonly builder: NetworkBuilder;
  /** Inputs that are computed; constants are not among them. */
  readonly tensors: readonly Tensor[];
  /** The constant at a place among the inputs. */
  readonly constant: (place: number) => OnnxConstant | undefined;
}
