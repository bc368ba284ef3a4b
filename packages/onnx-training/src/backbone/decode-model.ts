import { ATTRIBUTE_TYPE, DATA_TYPE, modelMessage } from '../onnx-model.ts';
import { sizeOf } from '../tensor.ts';
import { BackboneError } from './backbone-error.ts';

/** A constant of a model. Whole numbers (shapes, axes) are plain numbers. */
export interface OnnxConstant {
  readonly shape: readonly number[];
  readonly values: Float32Array | readonly number[];
}

export interface OnnxNode {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}

export type OnnxAttribute = number | string | readonly number[] | OnnxConstant;

/** What a model file says, its tensors by name. */
export interface OnnxModel {
  readonly inputs: readonly { readonly name: string; readonly shape: readonly (number | undefined)[] }[];
  readonly nodes: readonly OnnxNode[];
  readonly constants: ReadonlyMap<string, OnnxConstant>;
}

/** Weights in a file beside the model. */
const EXTERNAL = 1;

type Raw = Record<string, unknown>;

/** Reads the bytes of an ONNX file. */
export function decodeModel(bytes: Uint8Array): OnnxModel {
  const model = parse(bytes);
  const graph = model['graph'] as Raw | undefined;
  if (!graph || list(graph, 'node').length === 0) throw new BackboneError('it holds no graph');
  const constants = new Map(
    list(graph, 'initializer').map((tensor) => [text(tensor['name']), decodeTensor(tensor)] as const),
  );
  return {
    // Older files list their weights among the inputs too.
    inputs: list(graph, 'input')
      .filter(({ name }) => !constants.has(text(name)))
      .map((value) => ({ name: text(value['name']), shape: shapeOf(value) })),
    nodes: list(graph, 'node').map(decodeNode),
    constants,
  };
}

function parse(bytes: Uint8Array): Raw {
  try {
    return modelMessage.toObject(modelMessage.decode(bytes), { longs: Number });
  } catch (cause) {
    throw new BackboneError(`it is not an ONNX file: ${(cause as Error).message}`, { cause });
  }
}

function decodeNode(node: Raw): OnnxNode {
  const operator = text(node['opType']);
  return {
    name: text(node['name']) || operator,
    operator,
    inputs: (node['input'] ?? []) as string[],
    outputs: (node['output'] ?? []) as string[],
    attributes: Object.fromEntries(
      list(node, 'attribute').flatMap((attribute) => {
        const value = decodeAttribute(attribute);
        return value === undefined ? [] : [[text(attribute['name']), value] as const];
      }),
    ),
  };
}

function decodeAttribute(attribute: Raw): OnnxAttribute | undefined {
  switch (attribute['type']) {
    case ATTRIBUTE_TYPE.float:
      return Number(attribute['f'] ?? 0);
    case ATTRIBUTE_TYPE.int:
      return Number(attribute['i'] ?? 0);
    case ATTRIBUTE_TYPE.string:
      return new TextDecoder().decode(attribute['s'] as Uint8Array);
    case ATTRIBUTE_TYPE.tensor:
      return decodeTensor(attribute['t'] as Raw);
    case ATTRIBUTE_TYPE.ints:
      return list(attribute, 'ints').map(Number);
    default:
      return undefined;
  }
}

function decodeTensor(tensor: Raw): OnnxConstant {
  const name = text(tensor['name']);
  const shape = list(tensor, 'dims').map(Number);
  if (tensor['dataLocation'] === EXTERNAL)
    throw new BackboneError(`its weights (${name}) lie in another file; export it with the weights inside`);
  const values = valuesOf(tensor, sizeOf(shape));
  if (values && values.length !== sizeOf(shape))
    throw new BackboneError(`${name} has ${values.length} values for the shape (${shape.join(', ')})`);
  // Of another type than a network's weights or a shape: refused where a supported operator takes it.
  return { shape, values: values ?? [] };
}

function valuesOf(tensor: Raw, count: number): Float32Array | number[] | undefined {
  const raw = tensor['rawData'] as Uint8Array | undefined;
  // A copy, since the bytes of a message need not begin at a multiple of a number's size.
  const buffer = raw && raw.length > 0 ? new Uint8Array(raw).buffer : undefined;
  if (tensor['dataType'] === DATA_TYPE.float32)
    return buffer ? new Float32Array(buffer) : Float32Array.from(list(tensor, 'floatData').map(Number));
  if (tensor['dataType'] === DATA_TYPE.int64)
    return buffer ? Array.from(new BigInt64Array(buffer), Number) : list(tensor, 'int64Data').map(Number);
  return count === 0 ? [] : undefined;
}

function shapeOf(value: Raw): (number | undefined)[] {
  const tensor = (value['type'] as Raw | undefined)?.['tensorType'] as Raw | undefined;
  const shape = tensor?.['shape'] as Raw | undefined;
  return shape ? list(shape, 'dim').map(({ dimValue }) => (dimValue ? Number(dimValue) : undefined)) : [];
}

function list(raw: Raw, field: string): Raw[] {
  return (raw[field] ?? []) as Raw[];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
