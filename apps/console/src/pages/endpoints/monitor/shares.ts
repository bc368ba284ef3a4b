/** Each name's share of all, in the order of the names. */
export function sharesOf(counts: Readonly<Record<string, number>>, names: readonly string[]): number[] {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return names.map((name) => (Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0) / Math.max(1, total));
}
