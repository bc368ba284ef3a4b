import { canonicalText, isEqual, type Json } from '../json.ts';
import {
  asArray,
  asBound,
  asInteger,
  IntrinsicArgumentError,
  type IntrinsicFunction,
} from './intrinsic-function.ts';

const LONGEST_RANGE = 1000;

export const array: IntrinsicFunction = { takes: [0, Infinity], run: (values) => [...values] };

export const arrayPartition: IntrinsicFunction = {
  takes: [2, 2],
  run([list, size]) {
    const items = asArray(list, 1);
    const length = asBound(size, 2);
    if (length < 1) throw new IntrinsicArgumentError('the length of a partition must be positive');
    return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
      items.slice(index * length, (index + 1) * length),
    );
  },
};

export const arrayContains: IntrinsicFunction = {
  takes: [2, 2],
  run: ([list, value]) => asArray(list, 1).some((item) => isEqual(item, value as Json)),
};

export const arrayRange: IntrinsicFunction = {
  takes: [3, 3],
  run([first, last, step]) {
    const [from, to, by] = [asBound(first, 1), asBound(last, 2), asBound(step, 3)];
    if (by === 0) throw new IntrinsicArgumentError('the step must not be zero');
    const length = Math.max(0, Math.floor((to - from) / by) + 1);
    if (length > LONGEST_RANGE) {
      throw new IntrinsicArgumentError(`a range may have no more than ${LONGEST_RANGE} items`);
    }
    return Array.from({ length }, (_, index) => from + index * by);
  },
};

export const arrayGetItem: IntrinsicFunction = {
  takes: [2, 2],
  run([list, position]) {
    const index = asInteger(position, 2);
    const item = index < 0 ? undefined : asArray(list, 1)[index];
    if (item === undefined) throw new IntrinsicArgumentError(`the array has no item ${index}`);
    return item;
  },
};

export const arrayLength: IntrinsicFunction = { takes: [1, 1], run: ([list]) => asArray(list, 1).length };

export const arrayUnique: IntrinsicFunction = {
  takes: [1, 1],
  run([list]) {
    const firsts = new Map<string, Json>();
    for (const item of asArray(list, 1)) {
      const text = canonicalText(item);
      if (!firsts.has(text)) firsts.set(text, item);
    }
    return [...firsts.values()];
  },
};
