import { describe, expect, it } from 'vitest';
import { Graph } from './graph.ts';
import {
  add,
  concat,
  dimension,
  divide,
  gather,
  gemm,
  pad,
  reduce,
  reshape,
  subtract,
  transpose,
  unary,
} from './operators.ts';
import type { Tensor } from './tensor.ts';
import { runnable } from './testing/run-model.ts';

type Operation = (graph: Graph, x: Tensor) => Tensor;

const X = [
  [1, 2, 3],
  [4, 5, 6],
];
const plus = (graph: Graph, ...values: number[]): Tensor =>
  graph.constant('values', Float32Array.from(values), [values.length]);

describe('an operator gives the shape that it says, and the right values', () => {
  it.each<[string, Operation, number[], number[]]>([
    ['add, broadcasting', (g, x) => add(g, x, plus(g, 10, 20, 30)), [2, 3], [11, 22, 33, 14, 25, 36]],
    ['subtract', (g, x) => subtract(g, x, g.scalar(1)), [2, 3], [0, 1, 2, 3, 4, 5]],
    ['divide', (g, x) => divide(g, x, g.scalar(2)), [2, 3], [0.5, 1, 1.5, 2, 2.5, 3]],
    ['negate', (g, x) => unary(g, 'Neg', x), [2, 3], [-1, -2, -3, -4, -5, -6]],
    ['reshape', (g, x) => reshape(g, x, [3, 2]), [3, 2], [1, 2, 3, 4, 5, 6]],
    ['transpose', (g, x) => transpose(g, x, [1, 0]), [3, 2], [1, 4, 2, 5, 3, 6]],
    ['pad', (g, x) => pad(g, x, [0, 1], [1, 0]), [3, 4], [0, 1, 2, 3, 0, 4, 5, 6, 0, 0, 0, 0]],
    ['pad by less than nothing', (g, x) => pad(g, x, [0, -1], [0, 0]), [2, 2], [2, 3, 5, 6]],
    ['concat', (g, x) => concat(g, [x, x], 0), [4, 3], [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]],
    ['gather', (g, x) => gather(g, x, [2, 0, 2], 1), [2, 3], [3, 1, 3, 6, 4, 6]],
    ['reduce to sums', (g, x) => reduce(g, 'ReduceSum', x, [1]), [2, 1], [6, 15]],
    ['reduce to means', (g, x) => reduce(g, 'ReduceMean', x, [0]), [1, 3], [2.5, 3.5, 4.5]],
    ['reduce to the greatest', (g, x) => reduce(g, 'ReduceMax', x, [0, 1]), [1, 1], [6]],
    ['gemm, its second transposed', (g, x) => gemm(g, x, x, { transposeB: true }), [2, 2], [14, 32, 32, 77]],
    [
      'gemm, its first transposed',
      (g, x) => gemm(g, x, x, { transposeA: true }),
      [3, 3],
      [17, 22, 27, 22, 29, 36, 27, 36, 45],
    ],
    [
      'gemm with a bias',
      (g, x) => gemm(g, x, x, { transposeB: true, bias: plus(g, 1, 2) }),
      [2, 2],
      [15, 34, 33, 79],
    ],
  ])('%s', async (_name, operation, shape, values) => {
    const graph = new Graph();
    const result = operation(graph, graph.input('x', [2, 3]));
    expect(result.shape).toEqual(shape);
    const run = await runnable(graph, { result });
    expect(await run({ x: X.flat() })).toEqual({ result: values });
  });
});

it('adds no node where there is nothing to do', () => {
  const graph = new Graph();
  const x = graph.input('x', [2, 3]);
  expect(pad(graph, x, [0, 0], [0, 0])).toBe(x);
  expect(concat(graph, [x], 0)).toBe(x);
  expect(graph.nodes).toEqual([]);
});

describe('an operator refuses', () => {
  it.each<[string, Operation, string]>([
    [
      'shapes that do not broadcast',
      (g, x) => add(g, x, plus(g, 1, 2)),
      'Shapes (2, 3) and (2) do not broadcast.',
    ],
    ['a reshape to another size', (g, x) => reshape(g, x, [4]), 'x of shape (2, 3) does not reshape to (4).'],
    ['matrices that do not multiply', (g, x) => gemm(g, x, x), 'x and x do not multiply: 3 ≠ 2.'],
    ['an axis that is not there', (g, x) => transpose(g, x, [0, 2]), 'x of shape (2, 3) has no axis 2.'],
    ['to join nothing', (g) => concat(g, [], 0), 'concat needs at least one tensor.'],
  ])('%s', (_name, operation, message) => {
    const graph = new Graph();
    expect(() => operation(graph, graph.input('x', [2, 3]))).toThrow(message);
  });

  it('to say the size of an axis that is not there', () => {
    expect(() => dimension(new Graph().input('x', []), 0)).toThrow('x of shape () has no axis 0.');
  });
});
