/** How events for a function, one of its versions or an alias are retried and reported. */
export interface EventInvokeRecord {
  readonly functionArn: string;
  readonly maximumRetryAttempts?: number | undefined;
  readonly maximumEventAgeSeconds?: number | undefined;
  readonly onSuccess?: string | undefined;
  readonly onFailure?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
}
