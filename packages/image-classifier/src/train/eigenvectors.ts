/** An eigenvalue of a symmetric matrix and its unit eigenvector. */
export interface EigenPair {
  readonly value: number;
  readonly vector: readonly number[];
}

const SWEEPS = 30;
const NEGLIGIBLE = 1e-12;

/** All of them, by cyclic Jacobi rotations (https://en.wikipedia.org/wiki/Jacobi_eigenvalue_algorithm); largest first. */
export function eigenvectors(symmetric: readonly (readonly number[])[]): EigenPair[] {
  const size = symmetric.length;
  const matrix = symmetric.map((row) => Float64Array.from(row));
  const vectors = matrix.map((_, row) => Float64Array.from(matrix, (_, column) => (row === column ? 1 : 0)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, vectors, p, q);
  }
  return matrix
    .map((row, index) => ({
      value: row[index] as number,
      vector: vectors.map((each) => each[index] as number),
    }))
    .sort((a, b) => b.value - a.value);
}

/** Turns rows and columns p and q so that the element between them becomes zero. */
function rotate(matrix: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const at = (row: number, column: number): number => (matrix[row] as Float64Array)[column] as number;
  if (Math.abs(at(p, q)) < NEGLIGIBLE) return;
  const angle = 0.5 * Math.atan2(2 * at(p, q), at(q, q) - at(p, p));
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  for (const row of [...matrix, ...vectors]) turn(row, row, p, q, cosine, sine);
  const [rowP, rowQ] = [matrix[p] as Float64Array, matrix[q] as Float64Array];
  for (let column = 0; column < rowP.length; column++) {
    const [a, b] = [rowP[column] as number, rowQ[column] as number];
    rowP[column] = cosine * a - sine * b;
    rowQ[column] = sine * a + cosine * b;
  }
}

function turn(
  from: Float64Array,
  to: Float64Array,
  p: number,
  q: number,
  cosine: number,
  sine: number,
): void {
  const [a, b] = [from[p] as number, from[q] as number];
  to[p] = cosine * a - sine * b;
  to[q] = sine * a + cosine * b;
}
