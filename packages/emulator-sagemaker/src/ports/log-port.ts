export interface LogEvent {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
}

/** CloudWatch Logs, as far as SageMaker needs it: the group and the stream are made when they are not there yet. */
export interface LogPort {
  append(group: string, stream: string, events: readonly LogEvent[]): void;
}
