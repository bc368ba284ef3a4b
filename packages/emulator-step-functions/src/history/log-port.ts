/** The part of CloudWatch Logs that Step Functions needs. Absent groups and streams are created. */
export interface LogPort {
  /** Whether the group exists, as it must when a machine is made that logs to it. */
  hasGroup(group: string): boolean;
  append(
    group: string,
    stream: string,
    events: readonly { readonly timestamp: number; readonly message: string }[],
  ): void;
}
