const BANDS = [
  { name: '< 50 %', below: 0.5 },
  { name: '50–70 %', below: 0.7 },
  { name: '70–90 %', below: 0.9 },
  { name: '90–99 %', below: 0.99 },
  { name: '≥ 99 %', below: Infinity },
] as const;

export const BAND_NAMES: readonly string[] = BANDS.map(({ name }) => name);

/** Counts answers by their confidence. The bands are narrow where nearly all answers are. */
export function countByBand(answers: readonly { readonly confidence: number }[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { confidence } of answers) {
    const name = BANDS.find(({ below }) => confidence < below)?.name ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
