/** The value, if it is among those there are; throws otherwise, with the list of them. */
export function oneOf<Value extends string>(what: string, value: string, all: readonly Value[]): Value {
  const found = all.find((other) => other === value);
  if (found !== undefined) return found;
  throw new Error(`There is no ${what} '${value}'. There are: ${all.toSorted().join(', ')}.`);
}
