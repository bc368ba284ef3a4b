import jsonata from 'jsonata';
import type { EvaluationBudget } from './evaluation-budget.ts';

/** A function of the library, as its expressions refer to it. */
export interface NativeFunction {
  readonly _jsonata_function: true;
  readonly implementation: (this: unknown, ...values: unknown[]) => unknown;
  readonly signature: unknown;
}

type Cost = (first: unknown, second: unknown) => number;

/** What a function costs beyond a visit of its arguments. */
const COSTS: Readonly<Record<string, Cost>> = {
  // It compares each item with every other.
  distinct: (items) => lengthOf(items) ** 2,
  sort: (items) => 4 * lengthOf(items) * Math.log2(1 + lengthOf(items)),
  pad: (_text, width) => (typeof width === 'number' ? Math.abs(width) : 0),
  join: (items, separator) => (lengthOf(items) * lengthOf(separator)) / 64,
};

/** They read a list, but not what its items hold. A function that they call spends on what it is given. */
const SHALLOW: ReadonlySet<string> = new Set(
  'append average count each exists filter keys length lookup map max min reduce reverse sift single sum type'.split(
    ' ',
  ),
);

function lengthOf(value: unknown): number {
  return Array.isArray(value) || typeof value === 'string' ? value.length : 0;
}

const LIBRARY_NAME = /^[A-Za-z\d]+$/;
const loaded = new Map<string, NativeFunction | undefined>();

/** Reads the library's functions of these names. A function of an expression's own is none of them. */
export async function loadFunctions(names: readonly string[]): Promise<ReadonlyMap<string, NativeFunction>> {
  const found = new Map<string, NativeFunction>();
  for (const name of names) {
    if (!loaded.has(name)) loaded.set(name, await load(name));
    const native = loaded.get(name);
    if (native) found.set(name, native);
  }
  return found;
}

/** The functions that spend the budget on their arguments. */
export function guardedFunctions(
  functions: ReadonlyMap<string, NativeFunction>,
  budget: EvaluationBudget,
): Record<string, NativeFunction> {
  const found: Record<string, NativeFunction> = {};
  for (const [name, native] of functions) found[name] = guarded(native, budget, name);
  return found;
}

async function load(name: string): Promise<NativeFunction | undefined> {
  if (!LIBRARY_NAME.test(name)) return undefined;
  const value = (await jsonata(`$${name}`).evaluate({})) as NativeFunction | undefined;
  return value?._jsonata_function ? value : undefined;
}

function guarded(native: NativeFunction, budget: EvaluationBudget, name: string): NativeFunction {
  const { implementation, signature } = native;
  const cost = COSTS[name];
  const isShallow = SHALLOW.has(name);
  const guard = function (this: unknown, ...values: unknown[]): unknown {
    if (cost) budget.spend(cost(values[0], values[1]));
    for (const value of values) {
      if (isShallow) budget.spend(1 + lengthOf(value));
      else budget.spendOnAll(value);
    }
    return implementation.apply(this, values);
  };
  // The library passes as many arguments to a function as it declares.
  Object.defineProperty(guard, 'length', { value: implementation.length });
  return { _jsonata_function: true, implementation: guard, signature };
}
