/** The set without an item that it has, or with one that it lacks. */
export function toggled<Item>(all: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  const others = [...all].filter((each) => each !== item);
  return new Set(all.has(item) ? others : [...others, item]);
}
