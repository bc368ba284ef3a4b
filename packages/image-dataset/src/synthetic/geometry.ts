/** A chain of points: x0, y0, x1, y1, … */
export type Points = readonly number[];

/** Points along an ellipse, from one angle to another in turns, clockwise on the screen from the right. */
export function arc(
  x: number,
  y: number,
  radiusX: number,
  radiusY: number,
  from = 0,
  to = 1,
  stepsPerTurn = 28,
): number[] {
  const steps = Math.max(4, Math.ceil(Math.abs(to - from) * stepsPerTurn));
  const result = new Array<number>(2 * steps + 2);
  for (let step = 0; step <= steps; step++) {
    const angle = 2 * Math.PI * (from + ((to - from) * step) / steps);
    result[2 * step] = x + radiusX * Math.cos(angle);
    result[2 * step + 1] = y + radiusY * Math.sin(angle);
  }
  return result;
}

/** A smooth chain through the given points (Catmull–Rom), ends included. */
export function smooth(points: Points, stepsBetween = 5): number[] {
  const count = points.length / 2;
  const at = (index: number, axis: number): number =>
    points[2 * Math.min(Math.max(index, 0), count - 1) + axis] ?? 0;
  const result: number[] = [];
  for (let index = 0; index < count - 1; index++) {
    for (let step = 0; step < stepsBetween; step++) {
      for (const axis of [0, 1]) {
        const around = [-1, 0, 1, 2].map((offset) => at(index + offset, axis));
        result.push(spline(around as [number, number, number, number], step / stepsBetween));
      }
    }
  }
  return [...result, at(count - 1, 0), at(count - 1, 1)];
}

function spline([before, start, end, after]: [number, number, number, number], t: number): number {
  const square = t * t;
  return (
    start +
    0.5 * t * (end - before) +
    square * (before - 2.5 * start + 2 * end - 0.5 * after) +
    square * t * 0.5 * (3 * (start - end) + after - before)
  );
}
