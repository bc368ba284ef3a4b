import type { Graph } from './graph.ts';
import { cast, concat, dimension, divide, multiply, slice } from './operators.ts';
import type { Tensor } from './tensor.ts';

/**
 * The largest of each of Q windows, from the windows' first pixels, their second pixels and so on: (R, C) each. Windows
 * too many have a gradient of zero, so that they can stand for pixels that are in no window.
 */
export function strongest(
  graph: Graph,
  pixels: readonly Tensor[],
  windows: number,
): { readonly y: Tensor; readonly backward: (gradient: Tensor) => Tensor[] } {
  const [first] = pixels;
  if (!first) throw new Error('A window has at least one pixel.');
  const { shape } = first;
  const most = graph.node('Max', pixels, shape); // (R, C)
  const y = slice(graph, most, 0, windows, 0); // (Q, C)
  const backward = (gradient: Tensor): Tensor[] => {
    const marks = pixels.map((pixel) => {
      const isMost = graph.node('Equal', [pixel, most], shape); // (R, C)
      return cast(graph, isMost, 'float32'); // (R, C)
    });
    // Pixels that are equally large share the gradient.
    const count = graph.node('Sum', marks, shape); // (R, C)
    const share = divide(graph, withNothing(graph, gradient, dimension(most, 0) - windows), count); // (R, C)
    return marks.map((mark) => multiply(graph, mark, share)); // (R, C)
  };
  return { y, backward };
}

/** The rows with some more, of zeros. */
export function withNothing(graph: Graph, rows: Tensor, more = 1): Tensor {
  const channels = dimension(rows, 1);
  const nothing = graph.constant('nothing', new Float32Array(more * channels), [more, channels]); // (M, C)
  return concat(graph, [rows, nothing], 0); // (R + M, C)
}
