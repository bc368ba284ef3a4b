/** The same names, each with what is made of its value. */
export function mapRecord<Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  make: (value: From) => To,
): Readonly<Record<Name, To>> {
  const entries = Object.entries<From>(record).map(([name, value]) => [name, make(value)]);
  // The names are those of the record, which `Object.fromEntries` cannot know.
  return Object.fromEntries(entries) as Readonly<Record<Name, To>>;
}
