import { createHash } from 'node:crypto';
import type { Random } from '@scones/deterministic';
import { firstJavaDouble } from './java-random.ts';
import { checkLength } from './jsonata-limits.ts';

/** What AWS adds to JSONata (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html). */
export function jsonataFunctions(random: Random): Record<string, unknown> {
  return {
    partition: (items: unknown[] | undefined, size: number) => items && partition(items, size),
    range,
    hash: (data: unknown, algorithm?: string) =>
      data === undefined || algorithm === undefined
        ? undefined
        : digest(typeof data === 'string' ? data : JSON.stringify(data), algorithm),
    random: (seed?: number) => (seed === undefined ? random.float() : firstJavaDouble(seed)),
    // AWS runs no text as an expression.
    eval: undefined,
    uuid: () => random.uuid(),
    parse: (text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as unknown)),
  };
}

/** On AWS nothing comes of nothing, nor of parts without items. */
function partition(items: unknown[], size: number): unknown[][] | undefined {
  const length = Math.trunc(size);
  if (length === 0 || items.length === 0) return undefined;
  if (!(length >= 1)) throw new RangeError('The size of a partition must be a positive integer');
  return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  );
}

/** As measured on AWS, which has a bound of its own here. */
const LONGEST_RANGE = 360_145;

/** AWS rounds each argument towards zero. One number comes alone, and nothing of a step that leads elsewhere. */
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
