/** An execution's names and its role. */
export interface ExecutionIdentity {
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  /** Absent for a synchronous execution, whose context object does not tell of redrives. */
  readonly redriveCount?: number;
  /** When it was redriven last, in milliseconds since the epoch. */
  readonly redriveTime?: number;
}
