import { Transform } from 'node:stream';

/** A tar holds more than it may. */
export class TarTooLarge extends Error {
  override readonly name = 'TarTooLarge';
}

/** What may stand between two entries: long names, padding, and what a reader takes in before it tells of an entry. */
const BETWEEN_ENTRIES = 2 ** 21;
/** An entry's header, and what fills its last block. */
const PER_ENTRY = 1024;

/** Limits what is read of a tar, by the entries that its reader has found in it. */
export class TarLimits {
  readonly #bytes: number;
  #passed = 0;
  #explained = BETWEEN_ENTRIES;

  /** `bytes` is how many the whole tar may have, unpacked. */
  constructor({ bytes }: { bytes: number }) {
    this.#bytes = bytes;
  }

  /** The reader has come to an entry of that size. */
  entry(size: number): void {
    this.#explained = this.#passed + size + PER_ENTRY + BETWEEN_ENTRIES;
  }

  /** Stands between the tar's bytes and its reader. Ends with `TarTooLarge`. */
  stream(): Transform {
    return new Transform({
      transform: (chunk: Uint8Array, _encoding, next) => {
        this.#passed += chunk.length;
        const refusal = this.#refusal();
        if (refusal) next(refusal);
        else next(null, chunk);
      },
    });
  }

  #refusal(): TarTooLarge | undefined {
    if (this.#passed > this.#bytes)
      return new TarTooLarge(`unpacked it has more than ${this.#bytes / 2 ** 20} MiB`);
    if (this.#passed > this.#explained)
      return new TarTooLarge(`between its entries it has more than ${BETWEEN_ENTRIES / 2 ** 20} MiB`);
    return undefined;
  }
}
