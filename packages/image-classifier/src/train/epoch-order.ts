import { type Random, shuffled } from '@scones/deterministic';

/** The places of some pictures, epoch after epoch, each epoch in another order. */
export class EpochOrder {
  readonly #pictures: readonly unknown[];
  readonly #random: Random;
  #left: number[] = [];
  #epoch = -1;

  constructor(pictures: readonly unknown[], random: Random) {
    this.#pictures = pictures;
    this.#random = random;
  }

  /** The epoch, from 0 on, of the place that was given last. */
  get epoch(): number {
    return this.#epoch;
  }

  next(): number {
    const place = this.#left.pop();
    if (place !== undefined) return place;
    this.#left = shuffled(this.#random, this.#pictures.keys());
    this.#epoch++;
    return this.next();
  }
}
