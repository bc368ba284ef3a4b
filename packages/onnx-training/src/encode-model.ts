import type { Attribute, Graph, GraphNode, TensorData } from './graph.ts';
import { ATTRIBUTE_TYPE, DATA_TYPE, modelMessage } from './onnx-model.ts';
import type { Tensor } from './tensor.ts';

/** Operators as of opset 20 (Gelu and the reductions with their axes as an input). */
const OPSET = 20;
const IR_VERSION = 9;

/** Writes a graph with these outputs as the bytes of an ONNX model. What leads to none of them is left out. */
export function encodeModel(graph: Graph, outputs: readonly Tensor[], name: string): Uint8Array {
  const { nodes, used } = neededFor(graph, outputs);
  return modelMessage
    .encode({
      irVersion: IR_VERSION,
      producerName: 'scones',
      opsetImport: [{ domain: '', version: OPSET }],
      graph: {
        name,
        node: nodes.map(encodeNode),
        initializer: [...graph.constants]
          .filter(([tensor]) => used.has(tensor.name))
          .map(([tensor, data]) => encodeTensor(tensor, data)),
        input: graph.inputs.map(encodeValue),
        output: outputs.map(encodeValue),
      },
    })
    .finish();
}

/** The nodes that lead to the outputs, in their order, and the names of the tensors that they use. */
function neededFor(graph: Graph, outputs: readonly Tensor[]): { nodes: GraphNode[]; used: Set<string> } {
  const used = new Set(outputs.map((tensor) => tensor.name));
  const nodes = graph.nodes.toReversed().filter((node) => {
    const isNeeded = node.outputs.some((tensor) => used.has(tensor.name));
    if (isNeeded) for (const input of node.inputs) used.add(input.name);
    return isNeeded;
  });
  return { nodes: nodes.reverse(), used };
}

function encodeNode(node: GraphNode): object {
  return {
    name: node.name,
    opType: node.operator,
    input: node.inputs.map((tensor) => tensor.name),
    output: node.outputs.map((tensor) => tensor.name),
    attribute: Object.entries(node.attributes).map(([name, attribute]) => encodeAttribute(name, attribute)),
  };
}

function encodeAttribute(name: string, attribute: Attribute): object {
  if ('int' in attribute) return { name, i: attribute.int, type: ATTRIBUTE_TYPE.int };
  if ('float' in attribute) return { name, f: attribute.float, type: ATTRIBUTE_TYPE.float };
  return { name, ints: attribute.ints, type: ATTRIBUTE_TYPE.ints };
}

function encodeTensor(tensor: Tensor, data: TensorData): object {
  return {
    name: tensor.name,
    dims: tensor.shape,
    dataType: DATA_TYPE[tensor.type],
    rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  };
}

function encodeValue(tensor: Tensor): object {
  return {
    name: tensor.name,
    type: {
      tensorType: {
        elemType: DATA_TYPE[tensor.type],
        shape: { dim: tensor.shape.map((dimValue) => ({ dimValue })) },
      },
    },
  };
}
