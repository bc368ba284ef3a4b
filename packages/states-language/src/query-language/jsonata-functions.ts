import { createHash } from 'node:crypto';
import type { Random } from '@scones/deterministic';
import { firstJavaDouble } from './java-random.ts';
import { checkLength } from './jsonata-limits.ts';

/** What AWS adds to JSONata (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html). */
export function jsonataFunctions(random: Random): Record<string, unknown> {
  return {
    partition: (items: unknown[] | undefined, size: number) => items && partition(items, size),
    range,
    hash: (data: unknown, algorithm = 'SHA-256') =>
      data === undefined
        ? undefined
        : digest(typeof data === 'string' ? data : JSON.stringify(data), algorithm),
    random: (seed?: number) => (seed === undefined ? random.float() : firstJavaDouble(seed)),
    // AWS runs no text as an expression.
    eval: undefined,
    uuid: () => random.uuid(),
    parse: (text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as unknown)),
  };
}

function partition(items: unknown[], size: number): unknown[][] {
  const length = Math.trunc(size);
  if (!(length >= 1)) throw new RangeError('The size of a partition must be a positive integer');
  return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  );
}

/** AWS rounds each argument towards zero, and has no limit here but the memory of the whole expression. */
function range(...bounds: [first: number, last: number, step: number]): number[] {
  const [first, last, step] = bounds.map(Math.trunc) as typeof bounds;
  if (step === 0) throw new RangeError('The step of a range must not be zero');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  checkLength(length);
  return Array.from({ length }, (_, index) => first + index * step);
}

function digest(text: string, algorithm: string): string {
  return createHash(algorithm.replace('-', '').toLowerCase()).update(text).digest('hex');
}
