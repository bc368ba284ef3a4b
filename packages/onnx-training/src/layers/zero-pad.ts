import type { NetworkBuilder } from '../network-builder.ts';
import { pad } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** Zeros before and after each axis. */
export function zeroPad(
  { graph }: NetworkBuilder,
  x: Tensor,
  name: string,
  { before, after }: { before: readonly number[]; after: readonly number[] },
): Tensor {
  return graph.within(name, () => {
    const y = pad(graph, x, before, after); // each side longer
    if (y === x) return x;
    const less = (amounts: readonly number[]): number[] => amounts.map((amount) => 0 - amount);
    return graph.record([x], y, (gradient) => [
      () => pad(graph, gradient, less(before), less(after)), // as x
    ]);
  });
}
