/** CloudWatch Logs, as far as Step Functions needs it: the group and the stream are made when they are not there yet. */
export interface LogPort {
  /** Whether a machine may log there: it takes a group that is there when it is made. */
  hasGroup(group: string): boolean;
  append(
    group: string,
    stream: string,
    events: readonly { readonly timestamp: number; readonly message: string }[],
  ): void;
}
