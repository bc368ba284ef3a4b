import { CHAIN } from './index.ts';

export type ChainLambda = (typeof CHAIN)[number]['lambda'];

export type ForEachLambda<Value> = Readonly<Record<ChainLambda, Value>>;

/** Makes a value for each Lambda of the chain, in the chain's order. */
export function forEachLambda<Value>(make: (lambda: ChainLambda) => Value): ForEachLambda<Value> {
  // `fromEntries` can't say that the chain's Lambdas are the very keys of the type.
  return Object.fromEntries(CHAIN.map(({ lambda }) => [lambda, make(lambda)])) as ForEachLambda<Value>;
}
