import type { Point } from './layout.ts';
import { rounded } from './markup.ts';

const CORNER = 8;

/** An arrow's head whose tip is the origin, pointing to the right. */
export const ARROW = 'M0 0L-8 -4.5L-8 4.5Z';

/** An edge's line with round corners, and where its arrow stands (degrees, clockwise from the right). */
export function edgePath(points: readonly Point[]): { path: string; tip: Point; angle: number } {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  const bends = rest.slice(0, -1).map((corner, index) => {
    const [before, after] = [points[index] ?? corner, points[index + 2] ?? corner];
    const [into, out] = [towards(corner, before), towards(corner, after)];
    return `L${at(into)}Q${at(corner)} ${at(out)}`;
  });
  const tip = rest.at(-1) ?? first;
  const before = points.at(-2) ?? first;
  const angle = (Math.atan2(tip.y - before.y, tip.x - before.x) * 180) / Math.PI;
  return { path: `M${at(first)}${bends.join('')}L${at(tip)}`, tip, angle };
}

/** The point at this distance from a corner, where its curve begins; on a short line, its middle. */
function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
}

function at({ x, y }: Point): string {
  return `${rounded(x)} ${rounded(y)}`;
}
