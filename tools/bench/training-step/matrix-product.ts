import { seededRandom } from '@scones/deterministic';
import { flatten, inferenceGraph, inferenceNames, linear, type Network } from '@scones/onnx-training';
import { InferenceSession, Tensor } from '@scones/onnx-runtime';

const SIDE = 1024;
const PRODUCTS = 4;
/** Of one product of two squares with that side. */
export const PRODUCT_FLOPS = 2 * SIDE ** 3;

const chain: Network = (builder, x) => {
  let rows = flatten(builder, x, 'rows');
  for (let index = 0; index < PRODUCTS; index++)
    rows = linear(builder, rows, `product-${index}`, { features: SIDE });
  return linear(builder, rows, 'narrow', { features: 1 });
};

/** Milliseconds of one product of two squares with sides of 1024 in ONNX Runtime, round after round. */
export async function matrixProduct(
  options: InferenceSession.SessionOptions,
): Promise<{ time: (rounds: number) => Promise<number[]>; release: () => Promise<void> }> {
  const random = seededRandom(1);
  const floats = (length: number): Float32Array => Float32Array.from({ length }, () => random.float() - 0.5);
  const names = Array.from({ length: PRODUCTS }, (_, index) => `product-${index}`);
  const weights = new Map([
    ...names.flatMap((name): [string, Float32Array][] => [
      [`${name}/weight`, floats(SIDE * SIDE)],
      [`${name}/bias`, floats(SIDE)],
    ]),
    ['narrow/weight', floats(SIDE)],
    ['narrow/bias', floats(1)],
  ]);
  const pictures = [SIDE, SIDE, 1, 1] as const;
  const model = inferenceGraph(chain, { pictures, weights, missingWeights: 'refused' });
  const session = await InferenceSession.create(model, options);
  const feeds = { [inferenceNames.pictures]: new Tensor('float32', floats(SIDE * SIDE), pictures) };
  const time = async (rounds: number): Promise<number[]> => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      await session.run(feeds);
      times.push((performance.now() - started) / PRODUCTS);
    }
    return times;
  };
  return { time, release: () => session.release() };
}
