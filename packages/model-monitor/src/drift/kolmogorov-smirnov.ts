export interface KolmogorovSmirnov {
  /** The largest distance between the two cumulative distributions. */
  readonly statistic: number;
  /** How likely samples of one distribution are to lie this far apart. */
  readonly pValue: number;
}

/** Two samples, each sorted; the p-value by Stephens' approximation (Numerical Recipes, 3rd edition, 14.3.3). */
export function kolmogorovSmirnov(a: readonly number[], b: readonly number[]): KolmogorovSmirnov {
  let statistic = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const value = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i]! <= value) i++;
    while (j < b.length && b[j]! <= value) j++;
    statistic = Math.max(statistic, Math.abs(i / a.length - j / b.length));
  }
  const root = Math.sqrt((a.length * b.length) / (a.length + b.length));
  return { statistic, pValue: survival((root + 0.12 + 0.11 / root) * statistic) };
}

/** Kolmogorov's distribution: 2 Σ (−1)^(k−1) exp(−2 k² λ²). */
export function survival(lambda: number): number {
  // The series converges too slowly there, and the answer is 1 to ten digits.
  if (lambda < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) {
    const term = Math.exp(-2 * (k * lambda) ** 2);
    sum += k % 2 === 1 ? term : -term;
    if (term < 1e-12) break;
  }
  return Math.min(1, Math.max(0, 2 * sum));
}
