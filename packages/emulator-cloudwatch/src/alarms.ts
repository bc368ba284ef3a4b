import type { Clock } from '@scones/deterministic';
import type { Collection, Identity } from '@scones/emulator-core';
import type { AlarmHistory } from './alarm-history.ts';
import { alarmMessage } from './alarm-message.ts';
import { type AlarmRecord, type AlarmState, seriesOfAlarm } from './alarm-record.ts';
import { Throttle } from './throttle.ts';
import { judgeAlarm } from './judge-alarm.ts';
import { seriesKey, type MetricSeries } from './metric-series.ts';
import type { MetricTable } from './metric-table.ts';
import type { Measured } from './measured.ts';
import type { Unit } from './unit.ts';

/** Carries an alarm's message to what it names. Keyed by the service in the action's ARN. */
export type ActionPorts = Readonly<
  Record<string, (arn: string, message: { subject: string; text: string }) => Promise<unknown>>
>;

interface AlarmsOptions {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly records: Collection<AlarmRecord>;
  readonly history: AlarmHistory;
  readonly metrics: MetricTable;
  readonly actions: ActionPorts;
  /** Called with the error of an action that failed. */
  readonly onFault: (error: unknown) => void;
}

const INTERVAL_MILLISECONDS = 60_000;

/** Watches the metrics and acts when an alarm's state changes. */
export class Alarms {
  readonly #options: AlarmsOptions;
  readonly #closing = new AbortController();
  readonly #watching: Promise<void>;
  readonly #running = new Set<Promise<void>>();
  readonly #judging: Throttle;

  constructor(options: AlarmsOptions) {
    this.#options = options;
    this.#judging = new Throttle(options.clock, (key) => this.#judgeThoseOf(key));
    this.#watching = this.#watch();
  }

  get records(): Collection<AlarmRecord> {
    return this.#options.records;
  }

  get history(): AlarmHistory {
    return this.#options.history;
  }

  /** Makes an alarm, or changes how it is configured. */
  configure(alarm: AlarmRecord): void {
    const type = this.records.has(alarm.name) ? 'Update' : 'Create';
    this.records.put(alarm.name, alarm);
    this.history.configured(type, alarm);
  }

  /** As on AWS it is no error when there is none. */
  delete(name: string): void {
    const alarm = this.records.get(name);
    if (!alarm) return;
    this.records.delete(name);
    this.history.configured('Delete', alarm);
  }

  canAct(arn: string): boolean {
    return Object.hasOwn(this.#options.actions, serviceOf(arn));
  }

  /** Stores measured values, and evaluates the alarms on their metrics. */
  record(
    series: MetricSeries,
    measured: Measured,
    { at = this.#options.clock.now(), unit }: { at?: number | undefined; unit?: Unit | undefined } = {},
  ): void {
    this.#options.metrics.add(series, at, measured, unit);
    this.#judging.request(seriesKey(series));
  }

  #judgeThoseOf(key: string): void {
    for (const alarm of this.records.values())
      if (seriesOfAlarm(alarm).some((series) => seriesKey(series) === key)) this.judge(alarm);
  }

  judge(alarm: AlarmRecord): void {
    const { state, reason } = judgeAlarm(alarm, this.#options.metrics, this.#options.clock.now());
    if (state !== alarm.state) this.enter(alarm, state, reason);
  }

  /** Changes an alarm's state and acts on it. */
  enter(alarm: AlarmRecord, state: AlarmState, reason: string, reasonData?: string): void {
    const next: AlarmRecord = {
      ...alarm,
      state,
      stateReason: reason,
      stateReasonData: reasonData,
      stateSince: this.#options.clock.now(),
    };
    this.records.put(alarm.name, next);
    if (state === alarm.state) return;
    this.history.entered(alarm, next);
    if (!alarm.actionsEnabled) return;
    for (const arn of alarm.actions[state]) this.#act(arn, next, alarm.state);
  }

  /** Whether these alarms act when their state changes. */
  switchActions(names: readonly string[], actionsEnabled: boolean): void {
    for (const name of names) {
      const alarm = this.records.get(name);
      if (alarm) this.configure({ ...alarm, actionsEnabled, updatedAt: this.#options.clock.now() });
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error('closed'));
    await this.#watching;
    await this.#judging.close();
    this.#options.metrics.close();
    await Promise.all(this.#running);
  }

  async #watch(): Promise<void> {
    const pause = (): Promise<boolean> =>
      this.#options.clock.sleep(INTERVAL_MILLISECONDS, this.#closing.signal).then(
        () => true,
        () => false,
      );
    while (await pause()) for (const alarm of this.records.values()) this.judge(alarm);
  }

  #act(arn: string, alarm: AlarmRecord, before: AlarmState): void {
    const message = {
      subject: `${alarm.state}: "${alarm.name}"`.slice(0, 100),
      text: JSON.stringify(alarmMessage(alarm, before, this.#options.identity)),
    };
    const failed = (error: unknown): void => {
      this.history.acted(alarm, arn, message.text, error instanceof Error ? error.message : String(error));
      this.#options.onFault(error);
    };
    const running = Promise.resolve(this.#options.actions[serviceOf(arn)]?.(arn, message))
      .then(() => this.history.acted(alarm, arn, message.text), failed)
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}

function serviceOf(arn: string): string {
  return arn.split(':')[2] ?? '';
}
