import { type Tensor, type ElementType, sizeOf } from './tensor.ts';

export type Attribute =
  { readonly int: number } | { readonly float: number } | { readonly ints: readonly number[] };

export interface GraphNode {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export type TensorData = Float32Array | BigInt64Array;

/** A layer leaves this behind for `differentiate`. Records stand in the order in which the forward pass ran. */
export interface LayerRecord {
  readonly scope: string;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  /** Makes the gradient for each input from the loss's gradient for the output. Only the wanted ones are made. */
  readonly backward: (gradient: Tensor) => readonly (() => Tensor)[];
}

/** A growing ONNX graph: nodes, constants and inputs, plus the layers recorded on the way. */
export class Graph {
  readonly inputs: Tensor[] = [];
  readonly nodes: GraphNode[] = [];
  readonly constants = new Map<Tensor, TensorData>();
  readonly records: LayerRecord[] = [];
  /** The rows of channels (N·H·W, C) of tensors (N, C, H, W), where they exist. */
  readonly rows = new Map<Tensor, Tensor>();
  #scope = '';
  readonly #names = new Map<string, number>();
  readonly #scalars = new Map<number, Tensor>();
  readonly #ones = new Map<number, Tensor>();

  /** Names what `work` makes `<scope>/…`. */
  within<T>(scope: string, work: () => T): T {
    const outer = this.#scope;
    this.#scope = outer === '' ? scope : `${outer}/${scope}`;
    try {
      return work();
    } finally {
      this.#scope = outer;
    }
  }

  input(name: string, shape: readonly number[], type: ElementType = 'float32'): Tensor {
    const tensor = { name: this.#unique(name), type, shape };
    this.inputs.push(tensor);
    return tensor;
  }

  constant(name: string, data: TensorData, shape: readonly number[]): Tensor {
    if (data.length !== sizeOf(shape)) {
      throw new Error(`Constant ${name} has ${data.length} values for the shape (${shape.join(', ')}).`);
    }
    const type = data instanceof BigInt64Array ? 'int64' : 'float32';
    const tensor: Tensor = { name: this.#unique(this.#scoped(name)), type, shape };
    this.constants.set(tensor, data);
    return tensor;
  }

  scalar(value: number): Tensor {
    const known = this.#scalars.get(value);
    if (known) return known;
    const tensor: Tensor = { name: this.#unique(`scalar/${value}`), type: 'float32', shape: [] };
    this.constants.set(tensor, Float32Array.of(value));
    this.#scalars.set(value, tensor);
    return tensor;
  }

  /** A row of so many ones: (1, length). */
  ones(length: number): Tensor {
    const known = this.#ones.get(length);
    if (known) return known;
    const tensor: Tensor = { name: this.#unique(`ones/${length}`), type: 'float32', shape: [1, length] };
    this.constants.set(tensor, new Float32Array(length).fill(1));
    this.#ones.set(length, tensor);
    return tensor;
  }

  /** Adds a node with one output of that shape. */
  node(
    operator: string,
    inputs: readonly Tensor[],
    shape: readonly number[],
    attributes: Readonly<Record<string, Attribute>> = {},
    type: ElementType = 'float32',
  ): Tensor {
    const [output] = this.nodeWithOutputs(operator, inputs, [{ shape, type }], attributes);
    return output as Tensor;
  }

  nodeWithOutputs(
    operator: string,
    inputs: readonly Tensor[],
    outputs: readonly { readonly shape: readonly number[]; readonly type: ElementType }[],
    attributes: Readonly<Record<string, Attribute>>,
  ): Tensor[] {
    const name = this.#unique(this.#scoped(operator));
    const tensors = outputs.map((output, index): Tensor => ({
      ...output,
      name: index === 0 ? name : `${name}:${index}`,
    }));
    this.nodes.push({ name, operator, inputs, outputs: tensors, attributes });
    return tensors;
  }

  /** The same value under a name that callers of the model know. */
  rename(tensor: Tensor, name: string): Tensor {
    const output = { ...tensor, name: this.#unique(name) };
    this.nodes.push({
      name: output.name,
      operator: 'Identity',
      inputs: [tensor],
      outputs: [output],
      attributes: {},
    });
    return output;
  }

  /** Notes a layer, so that it can be differentiated. */
  record(inputs: readonly Tensor[], output: Tensor, backward: LayerRecord['backward']): Tensor {
    this.records.push({ scope: this.#scope, inputs, output, backward });
    return output;
  }

  #scoped(name: string): string {
    return this.#scope === '' ? name : `${this.#scope}/${name}`;
  }

  #unique(name: string): string {
    const uses = this.#names.get(name) ?? 0;
    this.#names.set(name, uses + 1);
    return uses === 0 ? name : this.#unique(`${name}_${uses + 1}`);
  }
}
