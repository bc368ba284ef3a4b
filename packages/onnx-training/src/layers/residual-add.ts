import type { NetworkBuilder } from '../network-builder.ts';
import { add } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** What a block leaves as it is, plus what the block makes of it (https://arxiv.org/abs/1512.03385). */
export function residualAdd(
  { graph }: NetworkBuilder,
  [shortcut, branch]: readonly [Tensor, Tensor],
  name: string,
): Tensor {
  if (shortcut.shape.join() !== branch.shape.join()) {
    throw new Error(
      `${name}: (${shortcut.shape.join(', ')}) and (${branch.shape.join(', ')}) differ, so that they do not add up.`,
    );
  }
  return graph.within(name, () => {
    const y = add(graph, shortcut, branch); // (…)
    return graph.record([shortcut, branch], y, (gradient) => [() => gradient, () => gradient]);
  });
}
