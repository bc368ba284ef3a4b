/** Where a line of states stands: concurrent branches have one each. */
export interface Position {
  previousEventId: number;
  /** When the line came there, in milliseconds since the epoch: waits and timeouts count from here. */
  time: number;
  /** The event with which its lines began, of a line within a state. */
  readonly startedId?: number;
}

export function moveTo(position: Position, { previousEventId, time }: Position): void {
  position.previousEventId = previousEventId;
  position.time = time;
}
