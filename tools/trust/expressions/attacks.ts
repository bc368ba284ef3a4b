/** An input that would hold the emulator, or grow without end, where evaluation had no limits. */
export interface Attack {
  /** What reads the expression. */
  readonly family: string;
  /** The operations to call, one after another; the last is the attack. */
  readonly calls: readonly Call[];
}

export type Call = readonly [operation: string, input: object];

export const NAME = 'hostile';
export const ROLE = `arn:aws:iam::000000000000:role/${NAME}`;
export const LETTERS = `${'a'.repeat(50)}!`;

/** Attacks of one family, each of one call. */
export function attacks(family: string, calls: readonly Call[]): Attack[] {
  return calls.map((call) => ({ family, calls: [call] }));
}

export function nested(open: string, core: string, close: string, depth: number): string {
  return open.repeat(depth) + core + close.repeat(depth);
}

export function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => (index * 7919) % count);
}
