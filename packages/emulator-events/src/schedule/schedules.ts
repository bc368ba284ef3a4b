import type { Clock } from '@scones/deterministic';
import type { Collection } from '@scones/emulator-core';
import type { RuleRecord } from '../rule-record.ts';
import { parseSchedule } from './schedule.ts';

interface SchedulesOptions {
  readonly clock: Clock;
  readonly rules: Collection<RuleRecord>;
  /** Called at the start of each minute in which a rule is due. */
  readonly onDue: (rule: RuleRecord, minute: Date) => void;
}

const MINUTE_MILLISECONDS = 60_000;

/** Finds the rules that are due at the start of every minute. Minutes in which the emulator doesn't run are skipped. */
export class Schedules {
  readonly #options: SchedulesOptions;
  readonly #closing = new AbortController();
  readonly #watching: Promise<void>;

  constructor(options: SchedulesOptions) {
    this.#options = options;
    this.#watching = this.#watch();
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error('closed'));
    await this.#watching;
  }

  async #watch(): Promise<void> {
    while (await this.#nextMinute()) this.#sendScheduled();
  }

  #nextMinute(): Promise<boolean> {
    const { clock } = this.#options;
    const left = MINUTE_MILLISECONDS - (clock.now() % MINUTE_MILLISECONDS);
    return clock.sleep(left, this.#closing.signal).then(
      () => true,
      () => false,
    );
  }

  #sendScheduled(): void {
    const { clock, rules, onDue } = this.#options;
    const minute = new Date(Math.floor(clock.now() / MINUTE_MILLISECONDS) * MINUTE_MILLISECONDS);
    for (const rule of rules.values())
      if (rule.state === 'ENABLED' && isDue(rule, minute)) onDue(rule, minute);
  }
}

function isDue({ schedule, madeAt = 0 }: RuleRecord, minute: Date): boolean {
  return schedule !== undefined && parseSchedule(schedule)?.(minute, madeAt) === true;
}
