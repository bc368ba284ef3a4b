/** A figure with the most that it may be. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly most: number;
  readonly unit: 'ms' | '%' | '×';
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Each on a line. Answers whether all are within their bounds. */
export function report(measures: readonly Measure[]): boolean {
  for (const { name, value, most, unit } of measures)
    console.log(
      `${value <= most ? 'ok    ' : 'MISSED'} ${name}: ${value.toFixed(unit === '×' ? 2 : 1)} ${unit} (at most ${most})`,
    );
  return measures.every(({ value, most }) => value <= most);
}
