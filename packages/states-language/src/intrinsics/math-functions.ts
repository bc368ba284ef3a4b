import { randomInteger, seededRandom } from '@scones/deterministic';
import {
  asBound,
  asInteger,
  IntrinsicArgumentError,
  type IntrinsicFunction,
  within32Bits,
} from './intrinsic-function.ts';

export const mathAdd: IntrinsicFunction = {
  takes: [2, 2],
  run: ([first, second]) => within32Bits(asInteger(first, 1) + asInteger(second, 2)),
};

/** An integer from the first up to, but without, the second; a seed always gives the same one. */
export const mathRandom: IntrinsicFunction = {
  takes: [2, 3],
  run([first, second, seed], random) {
    const [from, below] = [asBound(first, 1), asBound(second, 2)];
    if (below <= from) throw new IntrinsicArgumentError('the end must be greater than the start');
    const source = seed === undefined ? random : seededRandom(asInteger(seed, 3));
    return from + randomInteger(source, below - from);
  },
};
