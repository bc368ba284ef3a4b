export interface LogEvent {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
}

/** The part of CloudWatch Logs that SageMaker needs. Absent groups and streams are created. */
export interface LogPort {
  append(group: string, stream: string, events: readonly LogEvent[]): void;
}
