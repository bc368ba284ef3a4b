import type { EventType, HistoryEvent } from '@scones/states-language';
import type { LoggingConfiguration, StateMachine } from '../machines/state-machines.ts';
import { strip } from './wire-event.ts';
import type { LogPort } from './log-port.ts';

interface Logged {
  readonly arn: string;
  readonly startDate: number;
  readonly redriveCount?: number;
}

/** Writes those events of an execution to the machine's log group that its configuration asks for. */
export function executionLog(
  logs: LogPort | undefined,
  { name, revision }: StateMachine,
  { arn, startDate, redriveCount = 0 }: Logged,
): (event: HistoryEvent) => void {
  const { level, logGroupArn, includeExecutionData } = revision.logging;
  const group = logGroupArn?.split(':')[6];
  if (!logs || level === 'OFF' || group === undefined) return () => undefined;
  const minute = new Date(startDate).toISOString().slice(0, 16).replace(/[T:]/g, '-');
  const stream = `states/${name}/${minute}/${revision.id.slice(0, 8)}`;
  const isWanted = LEVELS[level];
  return (event) => {
    if (!isWanted(event.type)) return;
    const message = describe(event, { arn, redriveCount }, includeExecutionData);
    logs.append(group, stream, [{ timestamp: event.timestamp, message }]);
  };
}

const LEVELS: Readonly<Record<LoggingConfiguration['level'], (type: EventType) => boolean>> = {
  ALL: () => true,
  ERROR: (type) => /(?:Failed|TimedOut|Aborted)$|^FailStateEntered$/.test(type),
  FATAL: (type) => /^Execution(?:Failed|TimedOut|Aborted)$/.test(type),
  OFF: () => false,
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
function describe(
  event: HistoryEvent,
  { arn, redriveCount }: { readonly arn: string; readonly redriveCount: number },
  includeExecutionData: boolean,
): string {
  const { id, type, details = {}, previousEventId, timestamp } = event;
  return JSON.stringify({
    id: String(id),
    type,
    details: includeExecutionData ? details : strip(details),
    redrive_count: String(redriveCount),
    previous_event_id: String(previousEventId),
    event_timestamp: String(timestamp),
    execution_arn: arn,
  });
}
