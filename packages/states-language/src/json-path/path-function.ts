import { isObject, type Json } from '../json.ts';

/** A function at the end of a path, such as `$.items.length()`. Answers nothing for a value that it cannot be applied to. */
export type PathFunction = (value: Json) => Json | undefined;

export const PATH_FUNCTIONS: Readonly<Record<string, PathFunction>> = {
  length: (value) => {
    if (typeof value === 'string' || Array.isArray(value)) return value.length;
    return isObject(value) ? Object.keys(value).length : undefined;
  },
  keys: (value) => (isObject(value) ? Object.keys(value) : undefined),
  min: overNumbers((numbers) => Math.min(...numbers)),
  max: overNumbers((numbers) => Math.max(...numbers)),
  sum: overNumbers((numbers) => numbers.reduce((sum, next) => sum + next, 0)),
  avg: overNumbers((numbers) => numbers.reduce((sum, next) => sum + next, 0) / numbers.length),
};

function overNumbers(combine: (numbers: number[]) => number): PathFunction {
  return (value) => {
    const numbers = Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
    return numbers.length === 0 ? undefined : combine(numbers);
  };
}
