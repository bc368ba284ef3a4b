export interface Histogram {
  /** One more than there are counts, rising. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** Counts values in bins of equal width; the last bin includes its upper edge, what lies outside is put in the nearest. */
export function histogramOf(values: readonly number[], low: number, high: number, bins: number): Histogram {
  const edges = Array.from({ length: bins + 1 }, (_, index) => low + ((high - low) * index) / bins);
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const near = Math.round(((value - low) / (high - low)) * bins);
    // What is computed from a value that is an edge may be a little less or more: the edge itself decides.
    const bin = value < edges[Math.min(bins, Math.max(0, near))]! ? near - 1 : near;
    counts[Math.min(bins - 1, Math.max(0, bin))]! += 1;
  }
  return { edges, counts };
}
