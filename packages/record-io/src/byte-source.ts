/** Takes a stream of pieces of any length in lengths of its reader's choice. */
export class ByteSource {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #left: Buffer = Buffer.alloc(0);

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** The next bytes; fewer where the stream ends before. */
  async take(length: number): Promise<Buffer> {
    const pieces: Uint8Array[] = [this.#left];
    let held = this.#left.length;
    while (held < length) {
      const next = await this.#pieces.next();
      if (next.done === true) break;
      pieces.push(next.value);
      held += next.value.length;
    }
    const all = pieces.length === 1 ? this.#left : Buffer.concat(pieces);
    this.#left = all.subarray(length);
    return all.subarray(0, length);
  }

  /** Lets the stream go before its end. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
