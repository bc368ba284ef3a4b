/** `97.5 %`. Rounding never makes all or none of what is only nearly so: of 5,000 with one mistake 99.9 % are right. */
export function percent(share: number, digits = 1): string {
  const least = 10 ** -digits;
  const rounded = Number((100 * share).toFixed(digits));
  const shown = rounded === 100 && share < 1 ? 100 - least : rounded === 0 && share > 0 ? least : rounded;
  return `${shown.toFixed(digits)} %`;
}
