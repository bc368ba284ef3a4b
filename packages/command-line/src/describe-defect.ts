import { AssertionError } from 'node:assert';

const DEFECTS = [AssertionError, RangeError, ReferenceError, TypeError];

/**
 * The stack, with its causes, of an error that only a mistake in the program can make; undefined for any other error.
 */
export function describeDefect(error: unknown): string | undefined {
  return DEFECTS.some((kind) => error instanceof kind) ? describeStack(error) : undefined;
}

/** Where an error was thrown, and those that caused it. */
export function describeStack(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCaused by: ${describeStack(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
