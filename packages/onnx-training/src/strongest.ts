import type { Graph } from './graph.ts';
import { concat, dimension, divide, multiply, slice } from './operators.ts';
import type { Tensor } from './tensor.ts';

/**
 * The largest of each window, from the windows' first pixels, their second pixels and so on: (Q + 1, C) each. There is a
 * window too many: its gradient is zero, so that it can stand for pixels that are in no window.
 */
export function strongest(
  graph: Graph,
  pixels: readonly Tensor[],
): { readonly y: Tensor; readonly backward: (gradient: Tensor) => Tensor[] } {
  const [first] = pixels;
  if (!first) throw new Error('A window has at least one pixel.');
  const { shape } = first;
  const most = graph.node('Max', pixels, shape); // (Q + 1, C)
  const y = slice(graph, most, 0, dimension(most, 0) - 1, 0); // (Q, C)
  const backward = (gradient: Tensor): Tensor[] => {
    const marks = pixels.map((pixel) => {
      const isMost = graph.node('Equal', [pixel, most], shape); // (Q + 1, C)
      return graph.node('Cast', [isMost], shape, { to: { int: 1 } }); // (Q + 1, C)
    });
    // Pixels that are equally large share the gradient.
    const count = graph.node('Sum', marks, shape); // (Q + 1, C)
    const share = divide(graph, withNothing(graph, gradient), count); // (Q + 1, C)
    return marks.map((mark) => multiply(graph, mark, share)); // (Q + 1, C)
  };
  return { y, backward };
}

/** The rows with one more, of zeros. */
export function withNothing(graph: Graph, rows: Tensor): Tensor {
  const channels = dimension(rows, 1);
  const nothing = graph.constant('nothing', new Float32Array(channels), [1, channels]); // (1, C)
  return concat(graph, [rows, nothing], 0); // (R + 1, C)
}
