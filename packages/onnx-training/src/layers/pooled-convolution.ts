import { channelsFirst, channelsLast } from '../channels-last.ts';
import type { Graph } from '../graph.ts';
import { picturesAfter, picturesOf, Windows } from '../neighbourhoods.ts';
import type { NetworkBuilder } from '../network-builder.ts';
import { concat, dimension, parted } from '../operators.ts';
import { strongest } from '../strongest.ts';
import type { Tensor } from '../tensor.ts';
import { convolve, type ConvolutionOptions } from './convolution.ts';
import { standardWeight, tapsFirstWeight } from './gathered-convolution.ts';
import { maxPool } from './max-pool.ts';
import { windowProducts } from './window-products.ts';
import { winogradProducts, winogradSchemeFor } from './winograd-products.ts';

export interface PooledConvolutionOptions extends ConvolutionOptions {
  readonly window: readonly [height: number, width: number];
}

/**
 * The same as `maxPool` after `convolution`. The convolution gives all windows' first pixels, then all their second
 * pixels and so on, so that the pool and its gradient are a few passes over memory, and pixels in no window are left out.
 */
export function pooledConvolution(
  builder: NetworkBuilder,
  x: Tensor,
  name: string,
  options: PooledConvolutionOptions,
): Tensor {
  const { graph } = builder;
  const weight = tapsFirstWeight(builder, x, name, options); // (k·k, I, O)
  return graph.within(name, () => {
    if (builder.isTraining) return strongestProducts(graph, x, weight, options);
    const wide = convolve(graph, x, standardWeight(graph, weight, options.kernel), options.padding);
    return maxPool(builder, wide, 'pool', options);
  }); // (N, O, H'/h, W'/w)
}

function strongestProducts(
  graph: Graph,
  x: Tensor,
  weight: Tensor,
  options: PooledConvolutionOptions,
): Tensor {
  const windows = new Windows(picturesAfter(picturesOf(x), options), options.window);
  const convolution = { x, weight, windows, around: options };
  const scheme = winogradSchemeFor(convolution);
  const products = scheme ? winogradProducts(graph, convolution, scheme) : windowProducts(graph, convolution);
  const pools = products.parts.map((part) => strongest(graph, part, windows.pixels));
  const y = concat(
    graph,
    pools.map((pool) => pool.y),
    0,
  ); // (Q, O)
  const shape = [dimension(x, 0), dimension(weight, 2), windows.high, windows.across];
  return graph.record([x, weight], channelsFirst(graph, y, shape), (gradient) => {
    const slopes = parted(graph, channelsLast(graph, gradient), pools.length); // (Q / parts, O) each
    return products.backward(pools.map((pool, index) => pool.backward(slopes[index] as Tensor)));
  }); // (N, O, H'/h, W'/w)
}
