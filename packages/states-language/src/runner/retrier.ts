import type { Random } from '@scones/deterministic';
import type { FieldReader } from '../definition/field-reader.ts';
import type { StatesError } from '../states-error.ts';

/** One entry of Retry: which errors it is for, how often and after how long. */
export interface Retrier {
  readonly matches: (failure: StatesError) => boolean;
  readonly maxAttempts: number;
  /** Milliseconds to wait before the attempt; the first retry is number 0. */
  delay(attempt: number, random: Random): number;
}

export function readRetriers(state: FieldReader): Retrier[] {
  const readers = state.readers('Retry');
  return readers.map((fields, index) => readRetrier(fields, index === readers.length - 1));
}

function readRetrier(fields: FieldReader, isLast: boolean): Retrier {
  const matches = readErrorEquals(fields, isLast);
  const intervalSeconds = fields.number('IntervalSeconds', 0, 99_999_999) ?? 1;
  const maxAttempts = fields.number('MaxAttempts', 0, 99_999_999) ?? 3;
  const backoffRate = fields.number('BackoffRate', 1, Infinity, 'number') ?? 2;
  const maxDelaySeconds = fields.number('MaxDelaySeconds', 1, 31_622_400) ?? Infinity;
  const jitter = fields.oneOf('JitterStrategy', ['NONE', 'FULL']) ?? 'NONE';
  fields.finish();
  return {
    matches,
    maxAttempts,
    delay(attempt, random) {
      const seconds = Math.min(intervalSeconds * backoffRate ** attempt, maxDelaySeconds);
      return seconds * 1000 * (jitter === 'FULL' ? random.float() : 1);
    },
  };
}

/** Reads `ErrorEquals` of a Retry or Catch; nothing may stand beside States.ALL or after it. */
export function readErrorEquals(fields: FieldReader, isLast: boolean): Retrier['matches'] {
  const names = fields.array('ErrorEquals');
  if (names === undefined) throw fields.missing('ErrorEquals');
  if (names.length === 0) throw fields.invalid('ErrorEquals', 'Value cannot be empty');
  const other = names.findIndex((name) => typeof name !== 'string');
  if (other >= 0) throw fields.invalid(`ErrorEquals[${other}]`, 'Expected value of type [STRING]');
  if (names.includes('States.ALL') && (names.length > 1 || !isLast)) {
    throw fields.invalid('ErrorEquals', 'States.ALL must appear alone and at end of list');
  }
  const wanted = new Set(names);
  return ({ error, names }) =>
    wanted.has('States.ALL') ||
    names.some((name) => wanted.has(name)) ||
    (wanted.has('States.TaskFailed') && error !== 'States.Timeout');
}
