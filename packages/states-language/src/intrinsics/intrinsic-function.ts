import type { Random } from '@scones/deterministic';
import type { Json } from '../json.ts';

/** An intrinsic function (https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html). */
export interface IntrinsicFunction {
  /** How many arguments it takes, at least and at most. */
  readonly takes: readonly [least: number, most: number];
  /** Throws `IntrinsicArgumentError`. */
  run(values: readonly Json[], random: Random): Json;
}

/** An argument that the function cannot work on: the message says which and why. */
export class IntrinsicArgumentError extends Error {}

export function asArray(value: Json | undefined, position: number): Json[] {
  if (!Array.isArray(value)) throw wrongType(value, position, 'an array');
  return value;
}

export function asString(value: Json | undefined, position: number): string {
  if (typeof value !== 'string') throw wrongType(value, position, 'a string');
  return value;
}

/** AWS rounds numbers half up where it wants integers. */
export function asInteger(value: Json | undefined, position: number): number {
  if (typeof value !== 'number') throw wrongType(value, position, 'a number');
  return Math.round(value);
}

function wrongType(value: Json | undefined, position: number, wanted: string): IntrinsicArgumentError {
  return new IntrinsicArgumentError(
    `argument ${position} must be ${wanted}, but was ${JSON.stringify(value)}`,
  );
}
