import { BackboneError } from './backbone-error.ts';
import { decodeModel, type OnnxConstant, type OnnxModel, type OnnxNode } from './decode-model.ts';
import { lastStage } from './last-stage.ts';

/** A classifier of another framework, up to the features that its last pooling leaves. */
export interface Backbone {
  readonly input: string;
  /** The sides of a picture, where the file takes only one size. */
  readonly sides: readonly (number | undefined)[];
  readonly constants: ReadonlyMap<string, OnnxConstant>;
  /** What stays as it is: from the pictures to the tensor where the last stage begins. */
  readonly frozen: readonly OnnxNode[];
  /** Where the last stage begins. */
  readonly cut: string;
  /** The last stage, which is fine-tuned, up to the tensor of which the means are the features. */
  readonly trained: readonly OnnxNode[];
  readonly end: string;
  /** The operator after which the last stage begins late, as it can't be trained. */
  readonly obstacle: string | undefined;
}

/** Reads an ONNX file and cuts it at its features and at its last stage. */
export function readBackbone(bytes: Uint8Array): Backbone {
  const model = decodeModel(bytes);
  const [input, ...others] = model.inputs;
  if (!input || others.length > 0)
    throw new BackboneError(`it has ${model.inputs.length} inputs, not one for pictures`);
  if (input.shape[1] !== undefined && input.shape[1] !== 3)
    throw new BackboneError(
      `its input is (${input.shape.map((size) => size ?? '?').join(', ')}), not (N, 3, H, W)`,
    );
  const end = featurePool(model).inputs[0] as string;
  const nodes = leadingTo(model, end);
  const constants = constantsOf(model);
  const { cut, obstacle } = lastStage(nodes, { input: input.name, constants });
  const frozen = leadingTo({ ...model, nodes }, cut);
  const trained = nodes.filter((node) => !frozen.includes(node));
  return {
    input: input.name,
    sides: input.shape.slice(2, 4),
    constants,
    frozen,
    cut,
    trained,
    end,
    obstacle,
  };
}

/** Some exports pool the whole picture by a window of its size. */
const POOLS: readonly string[] = ['GlobalAveragePool', 'ReduceMean', 'AveragePool'];

/** The last pooling of whole pictures; a convolution after it would make it part of a block. */
function featurePool({ nodes }: OnnxModel): OnnxNode {
  const lastConvolution = nodes.findLastIndex(({ operator }) => operator === 'Conv');
  const pool = nodes.slice(lastConvolution + 1).find(({ operator }) => POOLS.includes(operator));
  if (pool) return pool;
  throw new BackboneError(
    `it has no pooling of whole pictures (${POOLS.join(', ')}) after its last convolution`,
  );
}

/** The nodes that a tensor is computed from, in the file's order. */
function leadingTo({ nodes }: Pick<OnnxModel, 'nodes'>, tensor: string): OnnxNode[] {
  const needed = new Set([tensor]);
  const leading = nodes.toReversed().filter(({ inputs, outputs }) => {
    if (!outputs.some((output) => needed.has(output))) return false;
    for (const input of inputs) needed.add(input);
    return true;
  });
  return leading.toReversed().filter(({ operator }) => operator !== 'Constant');
}

/** Constants are initializers, or the outputs of `Constant` nodes. */
function constantsOf({ nodes, constants }: OnnxModel): ReadonlyMap<string, OnnxConstant> {
  const more = nodes.flatMap(({ operator, outputs, attributes }) => {
    const { value } = attributes;
    return operator === 'Constant' && typeof value === 'object' && 'values' in value
      ? [[outputs[0] as string, value as OnnxConstant] as const]
      : [];
  });
  return new Map([...constants, ...more]);
}
