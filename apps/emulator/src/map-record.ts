/** A record with the same names, and a new value made from each. */
export function mapRecord<Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  make: (value: From) => To,
): Readonly<Record<Name, To>> {
  const entries = Object.entries<From>(record).map(([name, value]) => [name, make(value)]);
  // The names are those of the record, which `Object.fromEntries` cannot know.
  return Object.fromEntries(entries) as Readonly<Record<Name, To>>;
}
