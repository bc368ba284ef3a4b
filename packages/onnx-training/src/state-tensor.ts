import type { Tensor } from './tensor.ts';

/** A tensor that each step takes as `name` and gives back as `next`, to be fed to the following step. */
export interface StateTensor {
  readonly name: string;
  readonly next: string;
  readonly shape: readonly number[];
  readonly initial: Float32Array;
  /** Whether the inference graph needs it (what the optimizer remembers is not). */
  readonly isWeight: boolean;
  /** The name under which the inference graph takes it, where that is another. */
  readonly weightName?: string;
}

/** A state tensor with what the graph makes of it. */
export interface NextState {
  readonly tensor: Tensor;
  readonly state: StateTensor;
}

export function nextState(name: string, tensor: Tensor, initial: Float32Array, isWeight: boolean): NextState {
  return { tensor, state: { name, next: `${name}/next`, shape: tensor.shape, initial, isWeight } };
}
