import { createHash } from 'node:crypto';
import { type Random, seededRandom } from '@scones/deterministic';

/** What AWS adds to JSONata (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html). */
export function jsonataFunctions(random: Random): Record<string, unknown> {
  return {
    partition: (items: unknown[] | undefined, size: number) => items && partition(items, size),
    range,
    hash: (data: unknown, algorithm = 'SHA-256') =>
      data === undefined
        ? undefined
        : digest(typeof data === 'string' ? data : JSON.stringify(data), algorithm),
    random: (seed?: number) => (seed === undefined ? random : seededRandom(seed)).float(),
    uuid: () => random.uuid(),
    parse: (text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as unknown)),
  };
}

function partition(items: unknown[], size: number): unknown[][] {
  if (!(size >= 1)) throw new RangeError('The size of a partition must be a positive integer');
  const length = Math.floor(size);
  return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  );
}

function range(first: number, last: number, step: number): number[] {
  if (step === 0) throw new RangeError('The step of a range must not be zero');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > 1000) throw new RangeError('A range may have no more than 1000 items');
  return Array.from({ length }, (_, index) => first + index * step);
}

function digest(text: string, algorithm: string): string {
  return createHash(algorithm.replace('-', '').toLowerCase()).update(text).digest('hex');
}
