import { createHash } from 'node:crypto';
import type { Random } from '@scones/deterministic';
import { firstJavaDouble } from './java-random.ts';
import { checkLength } from './jsonata-limits.ts';

/** The functions that AWS adds to JSONata (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html). */
export function jsonataFunctions(random: Random): Record<string, unknown> {
  return {
    partition: (items: unknown[] | undefined, size: number) => items && partition(items, size),
    range,
    hash: (data: unknown, algorithm?: string) =>
      data === undefined || algorithm === undefined
        ? undefined
        : digest(typeof data === 'string' ? data : JSON.stringify(data), algorithm),
    random: (seed?: number) => (seed === undefined ? random.float() : firstJavaDouble(seed)),
    // AWS refuses to run a text as an expression.
    eval: undefined,
    uuid: () => random.uuid(),
    parse: (text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as unknown)),
  };
}

/** AWS answers nothing for an empty list, and for parts of no items. */
function partition(items: unknown[], size: number): unknown[][] | undefined {
  const length = Math.trunc(size);
  if (length === 0 || items.length === 0) return undefined;
  if (!(length >= 1)) throw new RangeError('The size of a partition must be a positive integer');
  return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  );
}

/** `$range` has a bound of its own on AWS, as measured there. */
const LONGEST_RANGE = 360_145;

/** AWS rounds each argument towards zero. A range of one number is that number; one whose step leads away is nothing. */
function range(...bounds: [first?: number, last?: number, step?: number]): number[] | number | undefined {
  if (bounds.length < 3 || bounds.includes(undefined)) return undefined;
  const [first, last, step] = bounds.map((bound) => Math.trunc(bound as number)) as [number, number, number];
  if (step === 0) throw new RangeError('The step of a range must not be zero');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  checkLength(length, LONGEST_RANGE);
  if (length <= 1) return length === 0 ? undefined : first;
  return Array.from({ length }, (_, index) => first + index * step);
}

function digest(text: string, algorithm: string): string {
  return createHash(algorithm.replace('-', '').toLowerCase()).update(text).digest('hex');
}
