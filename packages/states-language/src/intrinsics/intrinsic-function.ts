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
export class IntrinsicArgumentError extends Error {
  /** The reason in AWS's words, where it gives one. */
  readonly awsReason: string | undefined;

  constructor(message: string, options: ErrorOptions & { readonly awsReason?: string } = {}) {
    super(message, options);
    this.awsReason = options.awsReason;
  }
}

export function asArray(value: Json | undefined, position: number): Json[] {
  if (!Array.isArray(value)) throw wrongType(value, position, 'an array');
  return value;
}

export function asString(value: Json | undefined, position: number): string {
  if (typeof value !== 'string') throw wrongType(value, position, 'a string');
  return value;
}

/** AWS rounds numbers half up, and takes no more than 32 bits hold. */
export function asInteger(value: Json | undefined, position: number): number {
  return within32Bits(Math.round(asNumber(value, position)), position);
}

/** A bound of a range, which AWS rounds towards zero. */
export function asBound(value: Json | undefined, position: number): number {
  return within32Bits(Math.trunc(asNumber(value, position)), position);
}

export function within32Bits(value: number, position?: number): number {
  if ((value | 0) === value) return value;
  const what = position === undefined ? 'the result' : `argument ${position}`;
  throw new IntrinsicArgumentError(`${what} does not fit into 32 bits`);
}

function asNumber(value: Json | undefined, position: number): number {
  if (typeof value !== 'number') throw wrongType(value, position, 'a number');
  // -0 is 0.
  return value + 0;
}

function wrongType(value: Json | undefined, position: number, wanted: string): IntrinsicArgumentError {
  return new IntrinsicArgumentError(
    `argument ${position} must be ${wanted}, but was ${JSON.stringify(value)}`,
  );
}
