/** As many as a browser's connections to one server, less one for everything else. */
const AT_ONCE = 5;

/** What comes of each item, in their order, of which a few are worked on at once. */
export async function mapAtOnce<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = [...items.entries()].reverse();
  const worker = async (): Promise<void> => {
    for (let next = left.pop(); next; next = left.pop()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
