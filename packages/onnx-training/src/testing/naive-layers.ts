/** A picture of some channels as numbers, and the layers done on it by loops, as their definitions say. */
export interface NaiveTensor {
  readonly shape: readonly [batch: number, channels: number, height: number, width: number];
  readonly values: readonly number[];
}

/** The value at a place; zero outside the picture. */
function at({ shape, values }: NaiveTensor, n: number, c: number, y: number, x: number): number {
  const [, channels, height, width] = shape;
  if (y < 0 || y >= height || x < 0 || x >= width) return 0;
  return values[((n * channels + c) * height + y) * width + x] as number;
}

type ValueAt = (n: number, c: number, y: number, x: number) => number;

function fromPlaces(shape: NaiveTensor['shape'], valueAt: ValueAt): NaiveTensor {
  const [batch, channels, height, width] = shape;
  const numbers = (count: number): number[] => [...Array(count).keys()];
  const values = numbers(batch).flatMap((n) =>
    numbers(channels).flatMap((c) =>
      numbers(height).flatMap((y) => numbers(width).map((x) => valueAt(n, c, y, x))),
    ),
  );
  return { shape, values };
}

/** Of stride 1; the weight is (O, I, k, k). */
export function naiveConvolution(x: NaiveTensor, weight: NaiveTensor, padding: number): NaiveTensor {
  const [batch, channels, height, width] = x.shape;
  const [filters, , kernel] = weight.shape;
  const side = (size: number): number => size + 2 * padding - kernel + 1;
  return fromPlaces([batch, filters, side(height), side(width)], (n, o, row, column) => {
    let sum = 0;
    for (let c = 0; c < channels; c++)
      for (let i = 0; i < kernel; i++)
        for (let j = 0; j < kernel; j++)
          sum += at(weight, o, c, i, j) * at(x, n, c, row + i - padding, column + j - padding);
    return sum;
  });
}

export function naiveMaxPool(x: NaiveTensor, [tall, wide]: readonly [number, number]): NaiveTensor {
  const [batch, channels, height, width] = x.shape;
  return fromPlaces(
    [batch, channels, Math.floor(height / tall), Math.floor(width / wide)],
    (n, c, row, column) => {
      let most = -Infinity;
      for (let i = 0; i < tall; i++)
        for (let j = 0; j < wide; j++) most = Math.max(most, at(x, n, c, row * tall + i, column * wide + j));
      return most;
    },
  );
}

/** (O, I, k, k) → (k·k, I, O), as `gatheredConvolution` keeps its weight. */
export function tapsFirst({ shape, values }: NaiveTensor): number[] {
  const [filters, channels, kernel] = shape;
  const taps = kernel * kernel;
  return Array.from({ length: values.length }, (_, index) => {
    const [o, c] = [index % filters, Math.floor(index / filters) % channels];
    return values[(o * channels + c) * taps + Math.floor(index / (filters * channels))] as number;
  });
}
