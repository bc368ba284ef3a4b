import { FakeClock } from '@scones/deterministic';
import { Mailbox } from './mailbox.ts';

const RETRY_DELAY_MILLISECONDS = 20_000;

/** A clock that says when a failed delivery begins to wait for its next attempt; a deadline is a sleep as well. */
export class RetryClock extends FakeClock {
  readonly #pauses = new Mailbox<number>();

  override sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const asleep = super.sleep(milliseconds, signal);
    if (milliseconds === RETRY_DELAY_MILLISECONDS) this.#pauses.add(milliseconds);
    return asleep;
  }

  /** Resolves once a delivery waits. */
  async pauseBegins(): Promise<void> {
    await this.#pauses.next();
  }

  /** Lets the delivery that waits, or is about to, make its next attempt. */
  async passPause(): Promise<void> {
    await this.pauseBegins();
    await this.advance(RETRY_DELAY_MILLISECONDS);
  }
}
