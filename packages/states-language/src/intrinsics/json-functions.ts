import { isObject, type Json, type JsonObject, nestingFault } from '../json.ts';
import { asString, IntrinsicArgumentError, type IntrinsicFunction } from './intrinsic-function.ts';

export const stringToJson: IntrinsicFunction = {
  takes: [1, 1],
  run([text]) {
    const json = asString(text, 1);
    if (json.trim() === '') return null;
    const fault = nestingFault(json);
    if (fault !== undefined) throw new IntrinsicArgumentError(fault);
    try {
      return JSON.parse(json) as Json;
    } catch (cause) {
      throw new IntrinsicArgumentError('the text is not JSON', { cause });
    }
  },
};

export const jsonToString: IntrinsicFunction = { takes: [1, 1], run: ([value]) => JSON.stringify(value) };

/** The merge is shallow: AWS offers no deep one. */
export const jsonMerge: IntrinsicFunction = {
  takes: [3, 3],
  run([first, second, deep]) {
    if (deep !== false)
      throw new IntrinsicArgumentError('argument 3 must be false: only shallow merging is supported');
    return { ...asObject(first, 1), ...asObject(second, 2) };
  },
};

function asObject(value: Json | undefined, position: number): JsonObject {
  if (!isObject(value)) throw new IntrinsicArgumentError(`argument ${position} must be an object`);
  return value;
}
