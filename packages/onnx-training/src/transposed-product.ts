import type { Graph } from './graph.ts';
import { dimension, gemm, matmul, reshape, transpose } from './operators.ts';
import type { Tensor } from './tensor.ts';

/** As many parts let each of several threads make whole products; more of them only make more to add up. */
const MOST_PARTS = 8;
/** With more columns than these, turning the rows over costs little beside the product. */
const NARROW = 64;

/**
 * aᵀ · b of matrices (R, M) and (R, N) with many rows. ONNX Runtime turns the rows of the left one over in small pieces,
 * so the narrower one stands there. It cuts a product's result for its threads, which is small here, so the rows are cut
 * instead. It makes one operator of a `Transpose` and the `MatMul` after it.
 */
export function transposedProduct(graph: Graph, a: Tensor, b: Tensor): Tensor {
  const [rows = 0, left = 0] = a.shape;
  const right = dimension(b, 1);
  if (left > right) return transpose(graph, transposedProduct(graph, b, a), [1, 0]); // (M, N)
  if (rows % MOST_PARTS !== 0 || left > NARROW) return gemm(graph, a, b, { transposeA: true }); // (M, N)
  const part = (x: Tensor): Tensor => reshape(graph, x, [MOST_PARTS, rows / MOST_PARTS, dimension(x, 1)]);
  const products = matmul(graph, transpose(graph, part(a), [0, 2, 1]), part(b)); // (P, M, N)
  const flat = reshape(graph, products, [MOST_PARTS, left * right]); // (P, M·N)
  return reshape(graph, gemm(graph, graph.ones(MOST_PARTS), flat), [left, right]); // (M, N)
}
