/** A copy of the set with the item removed if it was there, or else added. */
export function toggled<Item>(all: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  const others = [...all].filter((each) => each !== item);
  return new Set(all.has(item) ? others : [...others, item]);
}
