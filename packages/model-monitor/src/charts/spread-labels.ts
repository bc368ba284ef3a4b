/** Moves things of one width along a line, as little as possible, so that none overlap. Their order stays. */
export function spreadLabels(wanted: readonly number[], width: number, low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const result = new Array<number>(wanted.length);
  let clusters: { members: number[]; middle: number }[] = [];
  for (const index of order) {
    clusters.push({ members: [index], middle: wanted[index]! });
    clusters = merged(clusters, wanted, width, low, high);
  }
  for (const { members, middle } of clusters) {
    members.forEach((index, place) => (result[index] = middle + (place - (members.length - 1) / 2) * width));
  }
  return result;
}

type Cluster = { members: number[]; middle: number };

/** Joins the last cluster with those before it for as long as they overlap, each kept within the bounds. */
function merged(
  clusters: Cluster[],
  wanted: readonly number[],
  width: number,
  low: number,
  high: number,
): Cluster[] {
  const kept = [...clusters];
  let last = within(kept.pop()!, width, low, high);
  for (let before = kept.at(-1); before && gap(before, last, width) < -1e-9; before = kept.at(-1)) {
    kept.pop();
    const members = [...before.members, ...last.members];
    const middle = members.reduce((sum, index) => sum + wanted[index]!, 0) / members.length;
    last = within({ members, middle }, width, low, high);
  }
  return [...kept, last];
}

function gap(before: Cluster, after: Cluster, width: number): number {
  return after.middle - before.middle - ((before.members.length + after.members.length) / 2) * width;
}

function within({ members, middle }: Cluster, width: number, low: number, high: number): Cluster {
  const half = (members.length * width) / 2;
  return { members, middle: Math.max(low + half, Math.min(high - half, middle)) };
}
