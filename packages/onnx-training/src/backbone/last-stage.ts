import type { OnnxConstant, OnnxNode } from './decode-model.ts';
import { isTrainable } from './node-layers.ts';
import { numbersOf } from './node-settings.ts';

/** How far a tensor is reduced from the pictures, and how many channels it has. */
interface Extent {
  readonly reduction: number;
  readonly channels: number;
}

interface Passage extends Extent {
  readonly tensor: string;
  /** How many nodes come before it. */
  readonly position: number;
}

/**
 * Where the last stage begins: at the first tensor of the features' resolution through which everything passes, of
 * those with the fewest channels. What is after it can be trained.
 */
export function lastStage(
  nodes: readonly OnnxNode[],
  model: { input: string; constants: ReadonlyMap<string, OnnxConstant> },
): { cut: string; obstacle: string | undefined } {
  const passages = findPassages(nodes, model).slice(0, -1);
  const last = passages.at(-1);
  const stage = passages.filter(({ reduction }) => reduction === last?.reduction);
  const obstacle = nodes.findLastIndex((node) => !isTrainable(node));
  const trainable = stage.filter(({ position }) => position > obstacle);
  const fewest = Math.min(...trainable.map(({ channels }) => channels));
  const cut = trainable.find(({ channels }) => channels === fewest) ?? last;
  const stands = obstacle >= (stage[0]?.position ?? 0);
  return { cut: cut?.tensor ?? model.input, obstacle: stands ? nodes[obstacle]?.operator : undefined };
}

/** The tensors through which everything passes, in order; the last is the end. */
function findPassages(
  nodes: readonly OnnxNode[],
  { input, constants }: { input: string; constants: ReadonlyMap<string, OnnxConstant> },
): Passage[] {
  const extents = new Map<string, Extent>([[input, { reduction: 1, channels: 3 }]]);
  const lastUse = new Map<string, number>();
  nodes.forEach((node, index) => node.inputs.forEach((name) => lastUse.set(name, index)));
  return nodes.flatMap((node, index) => {
    const [output = ''] = node.outputs;
    const extent = extentAfter(node, extents, constants);
    extents.set(output, extent);
    const isAlone = [...extents.keys()].every(
      (name) => name === output || (lastUse.get(name) ?? -1) <= index,
    );
    return isAlone ? [{ ...extent, tensor: output, position: index + 1 }] : [];
  });
}

function extentAfter(
  { operator, inputs, attributes }: OnnxNode,
  extents: ReadonlyMap<string, Extent>,
  constants: ReadonlyMap<string, OnnxConstant>,
): Extent {
  const before = inputs.flatMap((name) => extents.get(name) ?? []);
  const reductions = before.map(({ reduction }) => reduction);
  const channels = before.map((extent) => extent.channels);
  const [stride = 1] = numbersOf(attributes['strides'], []);
  return {
    reduction: Math.min(...reductions) * stride,
    channels:
      operator === 'Conv'
        ? (constants.get(inputs[1] ?? '')?.shape[0] ?? 1)
        : operator === 'Concat'
          ? channels.reduce((sum, count) => sum + count, 0)
          : Math.max(...channels),
  };
}
