/** The known names that a misspelt one most likely meant, best first. */
export function nearestNames(misspelt: string, known: readonly string[], count = 3): string[] {
  const wanted = plain(misspelt);
  return known
    .map((name) => ({ name, distance: distanceFor(wanted, plain(name)) }))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length / 2))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name);
}

/** A whole word of the name, such as `truck` of `pickup_truck`, is nearly a hit. */
function distanceFor(wanted: string, name: string): number {
  return name.split('_').includes(wanted) ? 1 : editDistance(wanted, name);
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s-]+/g, '_');

/** Levenshtein's distance in whole letters, one row at a time. */
export function editDistance(one: string, other: string): number {
  const [from, to] = [[...one], [...other]];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of from.entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
