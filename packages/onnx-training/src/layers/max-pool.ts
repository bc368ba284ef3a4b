import { channelsFirst, channelsLast } from '../channels-last.ts';
import type { Graph } from '../graph.ts';
import { picturesOf, places, rowOf, Windows } from '../neighbourhoods.ts';
import type { NetworkBuilder } from '../network-builder.ts';
import { dimension, gather } from '../operators.ts';
import { strongest } from '../strongest.ts';
import type { Tensor } from '../tensor.ts';

/** The largest of each window, windows side by side; what does not fill a window at the lower and right edge is dropped. */
export function maxPool(
  builder: NetworkBuilder,
  x: Tensor,
  name: string,
  { window }: { window: readonly [height: number, width: number] },
): Tensor {
  const { graph } = builder;
  const windows = new Windows(picturesOf(x), window);
  const shape = [dimension(x, 0), dimension(x, 1), windows.high, windows.across];
  return graph.within(name, () => {
    if (builder.isTraining) return strongestOfRows(graph, x, windows, shape); // (N, C, H/h, W/w)
    const attributes = { kernel_shape: { ints: window }, strides: { ints: window } };
    return graph.node('MaxPool', [x], shape, attributes); // (N, C, H/h, W/w)
  });
}

/** ONNX Runtime's own operator is slow where it also gives the places of the largest, and needs them one by one. */
function strongestOfRows(graph: Graph, x: Tensor, windows: Windows, shape: readonly number[]): Tensor {
  const { pictures, pixels } = windows;
  const order = [...windows.phases()].flatMap((phase) => [
    ...phase.map((place) => rowOf(pictures, place)),
    ...windows.padding(0),
  ]);
  const stack = gather(graph, channelsLast(graph, x), order, 0); // (P·R, C)
  const inTurn = Array.from({ length: windows.count }, (_, window) => window);
  const { y, backward } = strongest(graph, { stack, order: inTurn }, pixels); // (Q, C)
  return graph.record([x], channelsFirst(graph, y, shape), (gradient) => [
    () => {
      const spread = backward(channelsLast(graph, gradient)); // (P·R, C)
      const back = [...places(pictures)].map((place) => windows.stackedRowOf(place));
      return channelsFirst(graph, gather(graph, spread, back, 0), x.shape); // (N, C, H, W)
    },
  ]);
}
