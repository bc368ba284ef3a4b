import { type Lookup, parseCondition } from './condition.ts';

/** `{ $.level = "error" && $.took > 100 }`; an event that is no JSON object does not match. */
export function jsonPattern(text: string): (message: string) => boolean {
  const matches = parseCondition(text.slice(1, -1));
  return (message) => {
    const event = parseObject(message);
    return event !== undefined && matches(lookupIn(event));
  };
}

/** A message may begin as an object does and be none. */
function parseObject(message: string): object | undefined {
  if (!message.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(message) as object;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function lookupIn(event: object): Lookup {
  return (selector) => stepsOf(selector).reduce<unknown[]>(follow, [event]);
}

/** `$.a["b c"][0].*` is `a`, `b c`, `0` and `*`. */
function stepsOf(selector: string): string[] {
  return [...selector.matchAll(/\.?([^.[\]$]+)|\["([^"]*)"\]|\['([^']*)'\]/g)].map(
    ([, plain, double, single]) => plain ?? double ?? single ?? '',
  );
}

function follow(values: unknown[], step: string): unknown[] {
  return values.flatMap((value) => {
    if (typeof value !== 'object' || value === null) return [];
    if (step === '*') return Object.values(value) as unknown[];
    return Object.hasOwn(value, step) ? [(value as Record<string, unknown>)[step]] : [];
  });
}
