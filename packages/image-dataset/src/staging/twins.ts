import type { Split } from '../picture.ts';
import { looksSame, type Print } from './print.ts';

export interface Seen {
  readonly origin: string;
  readonly className: string;
  readonly split: Split;
  readonly digest: string;
  readonly print: Print;
}

/** Two pictures that are the same, or nearly, where they should differ: in two classes, or in two sets. */
export interface Twins {
  readonly pictures: readonly [Pick<Seen, TwinMember>, Pick<Seen, TwinMember>];
  readonly isExact: boolean;
}

type TwinMember = 'origin' | 'className' | 'split';

/** A print's 64 bits in five parts. Prints of the same picture differ in few bits, so one part at least is nearly always equal. */
const PARTS = [13, 13, 13, 13, 12] as const;
/** More pictures with an equal part are plain ones, such as a white page; of these only some are compared. */
const MOST_COMPARED = 64;

/** Finds pictures that stand in two classes or in two sets. */
export class TwinFinder {
  readonly #byDigest = new Map<string, Seen>();
  readonly #byPart = PARTS.map(() => new Map<number, Seen[]>());
  readonly #twins: Twins[] = [];

  get twins(): readonly Twins[] {
    return this.#twins;
  }

  add(seen: Seen): void {
    const same = this.#byDigest.get(seen.digest);
    if (!same) this.#byDigest.set(seen.digest, seen);
    const twin = same ?? this.#alike(seen);
    if (twin && isOdd(twin, seen))
      this.#twins.push({ pictures: [pick(twin), pick(seen)], isExact: same !== undefined });
    if (!same) this.#remember(seen);
  }

  #alike(seen: Seen): Seen | undefined {
    for (const [part, key] of partsOf(seen.print).entries()) {
      const candidates = this.#byPart[part]?.get(key) ?? [];
      const twin = candidates.find((other) => isOdd(other, seen) && looksSame(other.print, seen.print));
      if (twin) return twin;
    }
    return undefined;
  }

  #remember(seen: Seen): void {
    for (const [part, key] of partsOf(seen.print).entries()) {
      const alike = this.#byPart[part]?.get(key) ?? [];
      if (alike.length === 0) this.#byPart[part]?.set(key, alike);
      if (alike.length < MOST_COMPARED) alike.push(seen);
    }
  }
}

function isOdd(one: Seen, other: Seen): boolean {
  return one.className !== other.className || one.split !== other.split;
}

function pick({ origin, className, split }: Seen): Pick<Seen, TwinMember> {
  return { origin, className, split };
}

function partsOf({ rises: [low, high] }: Print): number[] {
  let bits = (BigInt(high) << 32n) | BigInt(low);
  return PARTS.map((width) => {
    const part = Number(bits & ((1n << BigInt(width)) - 1n));
    bits >>= BigInt(width);
    return part;
  });
}
