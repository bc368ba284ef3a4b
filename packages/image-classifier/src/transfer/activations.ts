import { forwardGraph, forwardNames, type Network, sizeOf, type Weights } from '@scones/onnx-training';
import { InferenceSession, Tensor } from '@scones/onnx-runtime';
import { trainingSession } from '../model/session-options.ts';

/** What a frozen network makes of some inputs, one after the other. */
export interface Activations {
  /** Of one of them: (C, H, W) or (F). */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Fills an input of the network, at an offset of the target. */
export type FillInput = (index: number, target: Float32Array, offset: number) => void;

interface Frozen {
  readonly network: Network;
  readonly weights: Weights;
  /** The shape of one input. */
  readonly input: readonly number[];
}

const AT_ONCE = 8;

/** Runs a frozen network over inputs that are made one batch at a time. */
export async function activate(
  { network, weights, input }: Frozen,
  count: number,
  fill: FillInput,
  signal: AbortSignal,
): Promise<Activations> {
  const { model, shape } = forwardGraph(network, { input: [AT_ONCE, ...input], weights });
  const session = await InferenceSession.create(model, trainingSession());
  try {
    const [size, outputSize] = [sizeOf(input), sizeOf(shape.slice(1))];
    const batch = new Tensor('float32', new Float32Array(AT_ONCE * size), [AT_ONCE, ...input]);
    const values = new Float32Array(count * outputSize);
    for (let start = 0; start < count && !signal.aborted; start += AT_ONCE) {
      const filled = Math.min(AT_ONCE, count - start);
      for (let slot = 0; slot < filled; slot++) fill(start + slot, batch.data, slot * size);
      const results = await session.run({ [forwardNames.input]: batch });
      const output = results[forwardNames.output]?.data as Float32Array;
      values.set(output.subarray(0, filled * outputSize), start * outputSize);
    }
    return { shape: shape.slice(1), values };
  } finally {
    await session.release();
  }
}
