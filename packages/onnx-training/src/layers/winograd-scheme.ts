/** Winograd's F(m × m, 3 × 3): from (m + 2)² products come the m² pixels of a tile (https://arxiv.org/abs/1509.09308). */
export interface WinogradScheme {
  /** Pixels of the result on each side of a tile. */
  readonly side: number;
  /** Maps a line of a tile's input (m + 2), of a kernel (3), and of products (m + 2). */
  readonly ofInput: Matrix;
  readonly ofKernel: Matrix;
  readonly ofResult: Matrix;
}

type Matrix = readonly (readonly number[])[];

export const KERNEL = 3;

/**
 * A line of products is the product of two polynomials at these points and at infinity (Toom and Cook). Points of like
 * size on both sides of zero lose the fewest digits (https://arxiv.org/abs/1803.10986).
 */
const POINTS = [
  [0, 1, -1],
  [0, 0.75, -0.75, 1.5, -1.5],
] as const;

/** Tiles of two and of four pixels on each side. */
export const SCHEMES: readonly WinogradScheme[] = POINTS.map(scheme);

function scheme(points: readonly number[]): WinogradScheme {
  const side = points.length + 2 - KERNEL;
  const others = (point: number): number[] => points.filter((other) => other !== point);
  const powers =
    (count: number, scale = 1) =>
    (point: number): number[] =>
      Array.from({ length: count }, (_, power) => scale * point ** power);
  const last = (count: number): number[] =>
    Array.from({ length: count }, (_, index) => +(index === count - 1));
  const weightOf = (point: number): number =>
    1 / others(point).reduce((product, other) => product * (point - other), 1);
  return {
    side,
    ofInput: [...points.map((point) => [...polynomial(others(point)), 0]), polynomial(points)],
    ofKernel: [...points.map((point) => powers(KERNEL, weightOf(point))(point)), last(KERNEL)],
    ofResult: transposed([...points.map(powers(side)), last(side)]),
  };
}

/** Coefficients of Π (x − root), the lowest power first. */
function polynomial(roots: readonly number[]): number[] {
  return roots.reduce(
    (product, root) =>
      [...product, 0].map((_, power) => (product[power - 1] ?? 0) - root * (product[power] ?? 0)),
    [1],
  );
}

function transposed(matrix: Matrix): number[][] {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] as number));
}
