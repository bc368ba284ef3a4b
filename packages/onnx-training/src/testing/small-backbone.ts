import { ATTRIBUTE_TYPE, DATA_TYPE, modelMessage } from '../onnx-model.ts';
import { sizeOf } from '../tensor.ts';

/** For tests: a node as ONNX's own tools would write it. */
export interface WrittenNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, WrittenAttribute>>;
}

interface WrittenTensor {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

type WrittenAttribute = number | string | readonly number[] | WrittenTensor;

export interface WrittenModel {
  readonly nodes: readonly WrittenNode[];
  readonly weights: Readonly<Record<string, WrittenTensor>>;
  readonly integers?: Readonly<Record<string, readonly number[]>>;
  readonly output: string;
  readonly input?: readonly number[];
  readonly opset?: number;
}

/** For tests: an ONNX file that another framework could have written. */
export function writeOnnx(model: WrittenModel): Uint8Array {
  const { nodes, weights, integers = {}, output, input = [1, 3, 16, 16], opset = 17 } = model;
  const value = (name: string, shape?: readonly number[]): object => ({
    name,
    type: {
      tensorType: {
        elemType: DATA_TYPE.float32,
        ...(shape && {
          shape: { dim: shape.map((size) => (size > 0 ? { dimValue: size } : { dimParam: 'N' })) },
        }),
      },
    },
  });
  return modelMessage
    .encode({
      irVersion: 8,
      opsetImport: [{ domain: '', version: opset }],
      graph: {
        name: 'small',
        node: nodes.map(({ operator, inputs, output: name, attributes = {} }) => ({
          name: `node ${name}`,
          opType: operator,
          input: inputs,
          output: [name],
          attribute: Object.entries(attributes).map(encodeAttribute),
        })),
        initializer: [
          ...Object.entries(weights).map(([name, tensor]) => ({ name, ...encodeTensor(tensor) })),
          ...Object.entries(integers).map(([name, values]) => ({
            name,
            dims: [values.length],
            dataType: DATA_TYPE.int64,
            rawData: new Uint8Array(BigInt64Array.from(values, BigInt).buffer),
          })),
        ],
        input: [value('images', input)],
        output: [value(output)],
      },
    })
    .finish();
}

function encodeTensor({ shape, values }: WrittenTensor): object {
  return { dims: shape, dataType: DATA_TYPE.float32, floatData: values };
}

function encodeAttribute([name, value]: [string, WrittenAttribute]): object {
  if (typeof value === 'string')
    return { name, s: new TextEncoder().encode(value), type: ATTRIBUTE_TYPE.string };
  if (typeof value === 'object' && 'values' in value && 'shape' in value)
    return { name, t: encodeTensor(value), type: ATTRIBUTE_TYPE.tensor };
  if (typeof value !== 'number') return { name, ints: value, type: ATTRIBUTE_TYPE.ints };
  return Number.isInteger(value)
    ? { name, i: value, type: ATTRIBUTE_TYPE.int }
    : { name, f: value, type: ATTRIBUTE_TYPE.float };
}

/** Weights that differ from each other, of about the size of a trained network's. */
function drawn(shape: readonly number[], seed: number): WrittenTensor {
  const values = Array.from({ length: sizeOf(shape) }, (_, index) => Math.sin(index * 1.7 + seed) * 0.4);
  return { shape, values };
}

/** For tests: a classifier of 5 classes with every operator that a backbone may have, on pictures of 16 by 16 pixels. */
export const SMALL_CLASSIFIER: WrittenModel = {
  nodes: [
    {
      operator: 'Conv',
      inputs: ['images', 'stem', 'stem-bias'],
      output: 'c1',
      attributes: { strides: [2, 2], pads: [1, 1, 1, 1] },
    },
    {
      operator: 'BatchNormalization',
      inputs: ['c1', 'gamma', 'beta', 'mean', 'variance'],
      output: 'n1',
      attributes: { epsilon: 0.001 },
    },
    { operator: 'Clip', inputs: ['n1', 'zero', 'six'], output: 'a1' },
    {
      operator: 'MaxPool',
      inputs: ['a1'],
      output: 'p1',
      attributes: { kernel_shape: [3, 3], strides: [1, 1], pads: [1, 1, 1, 1] },
    },
    {
      operator: 'MaxPool',
      inputs: ['p1'],
      output: 'p2',
      attributes: { kernel_shape: [2, 2], strides: [2, 2] },
    },
    { operator: 'Pad', inputs: ['p2', 'padding'], output: 'padded' },
    { operator: 'Conv', inputs: ['padded', 'down'], output: 'c2', attributes: { strides: [2, 2] } },
    {
      operator: 'Conv',
      inputs: ['c2', 'depthwise'],
      output: 'c3',
      attributes: { group: 6, auto_pad: 'SAME_UPPER' },
    },
    { operator: 'Relu', inputs: ['c3'], output: 'a3' },
    { operator: 'GlobalAveragePool', inputs: ['a3'], output: 'squeezed' },
    { operator: 'Conv', inputs: ['squeezed', 'excite'], output: 'excited' },
    { operator: 'Sigmoid', inputs: ['excited'], output: 'gate' },
    { operator: 'Mul', inputs: ['gate', 'a3'], output: 'gated' },
    { operator: 'HardSigmoid', inputs: ['gated'], output: 'hard', attributes: { alpha: 1 / 6 } },
    { operator: 'Add', inputs: ['hard', 'c2'], output: 'sum' },
    { operator: 'Dropout', inputs: ['sum'], output: 'kept' },
    { operator: 'Concat', inputs: ['kept', 'a3'], output: 'both', attributes: { axis: 1 } },
    { operator: 'Conv', inputs: ['both', 'last'], output: 'c4' },
    { operator: 'HardSwish', inputs: ['c4'], output: 'end' },
    { operator: 'GlobalAveragePool', inputs: ['end'], output: 'pooled' },
    { operator: 'Flatten', inputs: ['pooled'], output: 'features' },
    { operator: 'Gemm', inputs: ['features', 'head'], output: 'logits', attributes: { transB: 1 } },
  ],
  weights: {
    stem: drawn([4, 3, 3, 3], 1),
    'stem-bias': drawn([4], 2),
    gamma: { shape: [4], values: [1, 1.5, 0.5, 2] },
    beta: drawn([4], 3),
    mean: drawn([4], 4),
    variance: { shape: [4], values: [0.5, 1, 2, 0.25] },
    zero: { shape: [], values: [0] },
    six: { shape: [], values: [6] },
    down: drawn([6, 4, 3, 3], 5),
    depthwise: drawn([6, 1, 3, 3], 6),
    excite: drawn([6, 6, 1, 1], 7),
    last: drawn([8, 12, 1, 1], 8),
    head: drawn([5, 8], 9),
  },
  integers: { padding: [0, 0, 0, 0, 0, 0, 1, 1] },
  output: 'logits',
};
