import { createHash } from 'node:crypto';
import { type Random, seededRandom } from '@scones/deterministic';

/**
 * Chance of an execution's own from one of its events on: the same each time that the execution runs over its history.
 * It is made only when it is asked for.
 */
export class VisitRandom implements Random {
  readonly #execution: { readonly executionArn: string; readonly startTime: number };
  readonly #eventId: number;
  #source: Random | undefined;

  constructor(execution: { readonly executionArn: string; readonly startTime: number }, eventId: number) {
    this.#execution = execution;
    this.#eventId = eventId;
  }

  float(): number {
    return this.#stream().float();
  }

  uuid(): string {
    return this.#stream().uuid();
  }

  #stream(): Random {
    return (this.#source ??= this.#begin());
  }

  #begin(): Random {
    const { executionArn, startTime } = this.#execution;
    const digest = createHash('sha256').update(`${executionArn} ${startTime} ${this.#eventId}`).digest();
    return seededRandom(digest.readUIntBE(0, 6), digest.readUInt32BE(6));
  }
}
