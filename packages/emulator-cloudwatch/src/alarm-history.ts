import type { AlarmHistoryItem } from '@aws-sdk/client-cloudwatch';
import type { Clock } from '@scones/deterministic';
import type { Collection } from '@scones/emulator-core';
import { alarmDocument } from './alarm-document.ts';
import type { AlarmRecord } from './alarm-record.ts';

/** Something that happened to an alarm, as it is kept; its data are a JSON text. */
export interface HistoryRecord {
  /** Sorts by time, and then by what came first. */
  readonly key: string;
  readonly alarmName: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly type: 'ConfigurationUpdate' | 'StateUpdate' | 'Action';
  readonly summary: string;
  readonly data: string;
}

type Configuration = 'Create' | 'Update' | 'Delete';

/** AWS keeps what happened to an alarm for 30 days, also of one that is deleted. */
const KEPT_MILLISECONDS = 30 * 86_400_000;

/** What has happened to the alarms: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_AlarmHistoryItem.html */
export class AlarmHistory {
  readonly #records: Collection<HistoryRecord>;
  readonly #clock: Clock;

  constructor(records: Collection<HistoryRecord>, clock: Clock) {
    this.#records = records;
    this.#clock = clock;
  }

  /** The oldest first. */
  all(): HistoryRecord[] {
    return this.#records.values();
  }

  configured(type: Configuration, alarm: AlarmRecord): void {
    const done = { Create: 'created', Update: 'updated', Delete: 'deleted' }[type];
    const data = { version: '1.0', type, [`${done}Alarm`]: alarmDocument(alarm) };
    this.#add(alarm.name, 'ConfigurationUpdate', `Alarm "${alarm.name}" ${done}`, data);
  }

  entered(before: AlarmRecord, after: AlarmRecord): void {
    const data = { version: '1.0', oldState: stateOf(before), newState: stateOf(after) };
    this.#add(after.name, 'StateUpdate', `Alarm updated from ${before.state} to ${after.state}`, data);
  }

  /** An action that was taken; with an error's message, one that failed. */
  acted({ name, stateSince }: AlarmRecord, arn: string, message: string, error?: string): void {
    const summary =
      error === undefined
        ? `Successfully executed action ${arn}`
        : `Failed to execute action ${arn}. Received error: "${error}"`;
    this.#add(name, 'Action', summary, {
      actionState: error === undefined ? 'Succeeded' : 'Failed',
      stateUpdateTimestamp: stateSince,
      notificationResource: arn,
      publishedMessage: JSON.stringify({ default: message }),
      error: error ?? null,
    });
  }

  #add(alarmName: string, type: HistoryRecord['type'], summary: string, data: object): void {
    const at = this.#clock.now();
    this.#forgetBefore(at - KEPT_MILLISECONDS);
    const key = this.#freeKey(at);
    this.#records.put(key, { key, alarmName, at, type, summary, data: JSON.stringify(data) });
  }

  /** Several things happen in one millisecond. */
  #freeKey(at: number): string {
    const time = String(at).padStart(14, '0');
    let count = 0;
    while (this.#records.has(keyOf(time, count))) count += 1;
    return keyOf(time, count);
  }

  #forgetBefore(time: number): void {
    for (let [oldest] = this.#records.values({ limit: 1 }); oldest && oldest.at < time;) {
      this.#records.delete(oldest.key);
      [oldest] = this.#records.values({ limit: 1 });
    }
  }
}

export function historyOutput({ alarmName, at, type, summary, data }: HistoryRecord): AlarmHistoryItem {
  return {
    AlarmName: alarmName,
    AlarmType: 'MetricAlarm',
    Timestamp: new Date(at),
    HistoryItemType: type,
    HistorySummary: summary,
    HistoryData: data,
  };
}

function keyOf(time: string, count: number): string {
  return `${time}-${String(count).padStart(6, '0')}`;
}

function stateOf({ state, stateReason, stateReasonData }: AlarmRecord): object {
  return {
    stateValue: state,
    stateReason,
    ...(stateReasonData !== undefined && { stateReasonData: JSON.parse(stateReasonData) as unknown }),
  };
}
