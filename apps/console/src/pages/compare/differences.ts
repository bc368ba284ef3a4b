export interface Difference {
  /** `body.inferences[0]`; empty for the whole document. */
  readonly path: string;
  /** Undefined where there is no such value. */
  readonly one: unknown;
  readonly other: unknown;
}

/** The differences of two documents: the smallest parts that differ. */
export function differencesOf(one: unknown, other: unknown, path = ''): Difference[] {
  if (Object.is(one, other)) return [];
  const isPair = isBranch(one) && isBranch(other) && Array.isArray(one) === Array.isArray(other);
  if (!isPair) return [{ path, one, other }];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) =>
    differencesOf(one[name], other[name], Array.isArray(one) ? `${path}[${name}]` : joined(path, name)),
  );
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
