import { isMembers, type Members } from '../definition.ts';

/** An event as GetExecutionHistory answers it: by the AWS SDK with a `Date`, on the wire with seconds. */
export interface HistoryEvent {
  readonly id?: number | undefined;
  readonly previousEventId?: number | undefined;
  readonly type?: string | undefined;
  readonly timestamp?: Date | number | undefined;
}

/** An event as the views read it. */
export interface ReadEvent {
  readonly id: number;
  readonly previousId: number;
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly details: Members;
}

export function readEvent(event: HistoryEvent): ReadEvent {
  const { id = 0, previousEventId = 0, type = '', timestamp = 0 } = event;
  const details = Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1] as unknown;
  return {
    id,
    previousId: previousEventId,
    type,
    at: typeof timestamp === 'number' ? timestamp * 1000 : timestamp.getTime(),
    details: isMembers(details) ? details : {},
  };
}

export function textIn(details: Members, member: string): string | undefined {
  const value = details[member];
  return typeof value === 'string' ? value : undefined;
}

export function numberIn(details: Members, member: string): number | undefined {
  const value = details[member];
  return typeof value === 'number' ? value : undefined;
}

/** The call that an event names: `lambda:invoke`, or a function's ARN. */
export function resourceOf(details: Members): string | undefined {
  const resource = textIn(details, 'resource');
  const type = textIn(details, 'resourceType');
  return type === undefined || resource === undefined ? resource : `${type}:${resource}`;
}
