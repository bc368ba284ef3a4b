import { InferenceSession, Tensor as OrtTensor } from '@scones/onnx-runtime';
import { encodeModel } from '../encode-model.ts';
import type { Graph } from '../graph.ts';
import type { Tensor } from '../tensor.ts';

export type Values = Readonly<Record<string, readonly number[]>>;

/** For tests: a graph in ONNX Runtime, from values by input name to values by output. */
export async function runnable(
  graph: Graph,
  outputs: Readonly<Record<string, Tensor>>,
): Promise<(values: Values) => Promise<Record<string, number[]>>> {
  const named = Object.entries(outputs).map(([name, tensor]) => graph.rename(tensor, `result/${name}`));
  const session = await InferenceSession.create(encodeModel(graph, named, 'test'), { intraOpNumThreads: 1 });
  return async (values) => {
    const feeds = graph.inputs.map(({ name, shape }) => {
      const data = Float32Array.from(values[name] ?? []);
      return [name, new OrtTensor('float32', data, shape)] as const;
    });
    const results = await session.run(Object.fromEntries(feeds));
    return Object.fromEntries(
      Object.keys(outputs).map((name) => [
        name,
        Array.from(results[`result/${name}`]?.data as Float32Array, Number),
      ]),
    );
  };
}
