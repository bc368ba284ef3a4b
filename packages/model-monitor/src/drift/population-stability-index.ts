/**
 * Σ (p − q) ln(p / q) over the bins of two distributions (B. Yurdakul, "Statistical Properties of
 * Population Stability Index", 2018, https://scholarworks.wmich.edu/dissertations/3208).
 * Half a count is added to each bin, so that an empty one does not make it infinite.
 */
export function populationStabilityIndex(expected: readonly number[], found: readonly number[]): number {
  const p = smoothedShares(expected);
  const q = smoothedShares(found);
  return p.reduce((sum, share, bin) => sum + (share - q[bin]!) * Math.log(share / q[bin]!), 0);
}

function smoothedShares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count + 0.5, 0);
  return counts.map((count) => (count + 0.5) / total);
}
