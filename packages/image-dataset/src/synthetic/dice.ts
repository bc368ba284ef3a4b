import { randomInteger, randomNormal, type Random } from '@scones/deterministic';

/** The ways in which a picture leaves things to chance. */
export class Dice {
  readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.random.float();
  }

  normal(deviation: number): number {
    return deviation * randomNormal(this.random);
  }

  chance(probability: number): boolean {
    return this.random.float() < probability;
  }

  integer(low: number, high: number): number {
    return low + randomInteger(this.random, high - low + 1);
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[randomInteger(this.random, items.length)] ?? items[0];
  }
}
