/** Randomness as a port. */
export interface Random {
  /** A number in [0, 1). */
  float(): number;
  /** A version 4 UUID. */
  uuid(): string;
}

/** Randomness that nobody can foresee, in Node and in a browser. */
export const systemRandom: Random = {
  float() {
    const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
    return (high * 2 ** 21 + (low >>> 11)) / 2 ** 53;
  },
  uuid: () => crypto.randomUUID(),
};

/**
 * The same seed gives the same draws, on every machine (sfc32, https://pracrand.sourceforge.net). A seed of 53 bits may be
 * widened by 32 more.
 */
export function seededRandom(seed: number, more = 0): Random {
  const next = sfc32(seed, more);
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => (next() & 15).toString(16)).join('');
  return {
    float: () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${(8 + (next() & 3)).toString(16)}${hex(3)}-${hex(12)}`,
  };
}

/** An integer in [0, below). */
export function randomInteger(random: Random, below: number): number {
  return Math.floor(random.float() * below);
}

/** A draw from the standard normal distribution (Box–Muller). */
export function randomNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());
}

/** A shuffled copy (Fisher–Yates). */
export function shuffled<T>(random: Random, items: Iterable<T>): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = randomInteger(random, last + 1);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** Unsigned 32-bit draws. */
function sfc32(seed: number, more: number): () => number {
  let a = seed >>> 0;
  let b = Math.floor(seed / 2 ** 32) >>> 0;
  let c = 0x9e3779b9 ^ more;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 15; round++) next();
  return next;
}
