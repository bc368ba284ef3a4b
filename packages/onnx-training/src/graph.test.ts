import { describe, expect, it } from 'vitest';
import { differentiate } from './differentiate.ts';
import { encodeModel } from './encode-model.ts';
import { Graph } from './graph.ts';
import { modelMessage } from './onnx-model.ts';
import { add, multiply } from './operators.ts';
import type { Tensor } from './tensor.ts';
import { runnable } from './testing/run-model.ts';

describe('a graph', () => {
  it('prefixes the names of what is made within a scope, and gives no name twice', () => {
    const graph = new Graph();
    const x = graph.input('x', [1]);
    const names = graph.within('block', () =>
      graph.within('layer', () => [add(graph, x, x), add(graph, x, x)].map(({ name }) => name)),
    );
    expect(names).toEqual(['block/layer/Add', 'block/layer/Add_2']);
    expect(add(graph, x, x).name).toBe('Add');
    expect(graph.input('x', [1]).name).toBe('x_2');
  });

  it('leaves the scope when the work in it fails', () => {
    const graph = new Graph();
    const fail = (): never => {
      throw new Error('broken');
    };
    expect(() => graph.within('layer', fail)).toThrow('broken');
    expect(graph.constant('c', Float32Array.of(1), [1]).name).toBe('c');
  });

  it('makes a number once', () => {
    const graph = new Graph();
    expect(graph.scalar(2)).toBe(graph.scalar(2));
    expect(graph.scalar(2)).not.toBe(graph.scalar(3));
  });

  it('makes a row of so many ones once', () => {
    const graph = new Graph();
    expect(graph.ones(2)).toBe(graph.ones(2));
    expect(graph.constants.get(graph.ones(3))).toEqual(Float32Array.of(1, 1, 1));
  });

  it('refuses a constant that does not fill its shape', () => {
    expect(() => new Graph().constant('c', Float32Array.of(1, 2), [3])).toThrow(
      'Constant c has 2 values for the shape (3).',
    );
  });
});

/** x · x, with a gradient of its own for each of its two inputs. */
function square(graph: Graph, x: Tensor): Tensor {
  const y = multiply(graph, x, x);
  return graph.record([x, x], y, (gradient) => [
    () => multiply(graph, gradient, x),
    () => multiply(graph, gradient, x),
  ]);
}

describe('differentiate', () => {
  it('adds up the gradients that reach a tensor by several paths', async () => {
    const graph = new Graph();
    const x = graph.input('x', []);
    const gradients = differentiate(graph, square(graph, square(graph, x)), [x]);
    const run = await runnable(graph, { gradient: gradients.get(x) as Tensor });
    // (x²)² = x⁴, whose derivative is 4 x³.
    expect(await run({ x: [3] })).toEqual({ gradient: [108] });
  });

  it('makes nothing for layers that lead to no wanted tensor', () => {
    const graph = new Graph();
    const [x, other] = [graph.input('x', []), graph.input('other', [])];
    const unneeded = graph.record([other], multiply(graph, other, other), () => {
      throw new Error('not needed');
    });
    const loss = graph.record([x, unneeded], add(graph, x, unneeded), (gradient) => [
      () => gradient,
      () => gradient,
    ]);
    expect(differentiate(graph, loss, [x]).get(x)).toBe(graph.scalar(1));
  });

  it('says which tensor the loss does not depend on', () => {
    const graph = new Graph();
    const [x, other] = [graph.input('x', []), graph.input('other', [])];
    expect(() => differentiate(graph, square(graph, x), [other])).toThrow(
      'The loss does not depend on other.',
    );
  });

  it('says which layer has no gradient for its input', () => {
    const graph = new Graph();
    const x = graph.input('x', []);
    const loss = graph.within('odd', () => graph.record([x], multiply(graph, x, x), () => []));
    expect(() => differentiate(graph, loss, [x])).toThrow('odd has no gradient for x.');
  });
});

it('encodes nodes, constants, inputs and outputs as the message of ONNX, and nothing that leads to no output', () => {
  const graph = new Graph();
  const x = graph.input('x', [2, 3]);
  const c = graph.constant('c', BigInt64Array.of(7n), [1]);
  const y = graph.node('Softmax', [x, c], [2, 3], {
    axis: { int: 1 },
    alpha: { float: 0.5 },
    perm: { ints: [1, 0] },
  });
  add(graph, y, graph.scalar(1));
  const decoded = modelMessage.toObject(modelMessage.decode(encodeModel(graph, [y], 'name')), {
    longs: Number,
  });
  const shape = { tensorType: { elemType: 1, shape: { dim: [{ dimValue: 2 }, { dimValue: 3 }] } } };
  expect(decoded).toMatchObject({
    irVersion: 9,
    opsetImport: [{ version: 20 }],
    graph: {
      name: 'name',
      node: [
        {
          opType: 'Softmax',
          input: ['x', 'c'],
          output: ['Softmax'],
          attribute: [
            { name: 'axis', i: 1, type: 2 },
            { name: 'alpha', f: 0.5, type: 1 },
            { name: 'perm', ints: [1, 0], type: 7 },
          ],
        },
      ],
      initializer: [{ name: 'c', dims: [1], dataType: 7 }],
      input: [{ name: 'x', type: shape }],
      output: [{ name: 'Softmax', type: shape }],
    },
  });
});
