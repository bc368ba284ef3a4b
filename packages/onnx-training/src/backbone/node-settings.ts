import { given } from '../initializers.ts';
import type { GroupedConvolutionOptions } from '../layers/grouped-convolution.ts';
import { dimension } from '../operators.ts';
import type { Tensor } from '../tensor.ts';
import { BackboneError } from './backbone-error.ts';
import type { BuiltNode } from './built-node.ts';
import type { OnnxAttribute } from './decode-model.ts';

export function numbersOf(
  attribute: OnnxAttribute | undefined,
  fallback: readonly number[],
): readonly number[] {
  return Array.isArray(attribute) ? (attribute as number[]) : fallback;
}

/** The weights at a place among a node's inputs. */
function weightsAt(
  { node, constant }: BuiltNode,
  place: number,
): { shape: readonly number[]; values: Float32Array } {
  const found = constant(place);
  if (found?.values instanceof Float32Array) return { shape: found.shape, values: found.values };
  throw new BackboneError(
    `the weights of its ${node.operator} (${node.name}) are not constants of float32: other types, and quantized models, are not supported`,
  );
}

export function convolutionOptions(built: BuiltNode): GroupedConvolutionOptions {
  const { attributes, name } = built.node;
  const { shape, values } = weightsAt(built, 1);
  const [filters = 0, , height = 0, width = 0] = shape;
  if (shape.length !== 4) throw new BackboneError(`its Conv (${name}) is not one of pictures`);
  if (numbersOf(attributes['dilations'], [1, 1]).some((dilation) => dilation !== 1))
    throw new BackboneError(`its Conv (${name}) is dilated, which is not supported`);
  const kernel = [height, width] as const;
  const [down = 1, across = 1] = numbersOf(attributes['strides'], [1, 1]);
  const strides = [down, across] as const;
  return {
    filters,
    kernel,
    strides,
    groups: Number(attributes['group'] ?? 1),
    padding: paddingOf(built, kernel, strides),
    initial: given(values),
    ...(built.node.inputs[2] && { bias: given(weightsAt(built, 2).values) }),
  };
}

type Pair = readonly [number, number];

function paddingOf(
  { node, tensors }: BuiltNode,
  kernel: Pair,
  strides: Pair,
): readonly [number, number, number, number] {
  const { auto_pad: mode = 'NOTSET', pads } = node.attributes;
  if (mode === 'NOTSET' || mode === '') {
    const [top = 0, left = 0, bottom = 0, right = 0] = numbersOf(pads, []);
    return [top, left, bottom, right];
  }
  if (mode === 'VALID') return [0, 0, 0, 0];
  if (mode !== 'SAME_UPPER')
    throw new BackboneError(`its Conv (${node.name}) pads in a way that is not supported`);
  const around = (axis: 0 | 1): Pair => {
    const size = dimension(tensors[0] as Tensor, axis + 2);
    const total = Math.max((Math.ceil(size / strides[axis]) - 1) * strides[axis] + kernel[axis] - size, 0);
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  };
  const [[top, bottom], [left, right]] = [around(0), around(1)];
  return [top, left, bottom, right];
}

const EPSILON = 1e-5;

/** γ (x − μ) / √(σ² + ε) + β as x · scale + shift. */
export function foldedNorm(built: BuiltNode): { scale: Float32Array; shift: Float32Array } {
  const [gamma, beta, mean, variance] = [1, 2, 3, 4].map((place) => weightsAt(built, place).values) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const epsilon = Number(built.node.attributes['epsilon'] ?? EPSILON);
  const scale = gamma.map((value, channel) => value / Math.sqrt((variance[channel] as number) + epsilon));
  return {
    scale,
    shift: beta.map((value, channel) => value - (mean[channel] as number) * (scale[channel] as number)),
  };
}

/** The zeros that a `Pad` adds, before and after each axis. */
export function padAmounts({ node, constant }: BuiltNode): {
  before: readonly number[];
  after: readonly number[];
} {
  const { mode = 'constant', value, pads } = node.attributes;
  const amounts = numbersOf(pads, Array.from(constant(1)?.values ?? []));
  const filling = Number(value ?? constant(2)?.values[0] ?? 0);
  if (mode !== 'constant' || filling !== 0 || amounts.length === 0 || amounts.some((amount) => amount < 0))
    throw new BackboneError(`its Pad (${node.name}) does more than add zeros, which is not supported`);
  return { before: amounts.slice(0, amounts.length / 2), after: amounts.slice(amounts.length / 2) };
}
