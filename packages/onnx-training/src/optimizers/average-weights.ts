import { blended } from '../blended.ts';
import type { Graph } from '../graph.ts';
import { nextState, type NextState } from '../state-tensor.ts';

/**
 * A running mean of each weight over the steps (Polyak averaging, https://arxiv.org/abs/1803.05407 compares its kin): the
 * inference graph takes it in place of the weight, which goes on alone in training.
 */
export function averageWeights(graph: Graph, moved: readonly NextState[], decay: number): NextState[] {
  return moved.flatMap((next) => {
    if (!next.state.isWeight) return [next];
    const { name, shape, initial } = next.state;
    const before = graph.input(`${name}/average`, shape);
    const average = graph.within(`${name}/average`, () => blended(graph, before, next.tensor, decay));
    const kept = nextState(before.name, average, initial, true);
    return [
      { ...next, state: { ...next.state, isWeight: false } },
      { ...kept, state: { ...kept.state, weightName: name } },
    ];
  });
}
