import {
  type CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';

export const TRAINING_LOG_GROUP = '/aws/sagemaker/TrainingJobs';

export interface LogLine {
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
}

/** Follows the log of one training job. */
export class TrainingLog {
  readonly #logs: CloudWatchLogsClient;
  readonly #jobName: string;
  #stream: string | undefined;
  #token: string | undefined;

  constructor(logs: CloudWatchLogsClient, jobName: string) {
    this.#logs = logs;
    this.#jobName = jobName;
  }

  /** All lines since the last call. */
  async *read(signal?: AbortSignal): AsyncGenerator<LogLine> {
    this.#stream ??= await this.#findStream(signal);
    if (this.#stream === undefined) return;
    for (;;) {
      const { events = [], nextForwardToken } = await this.#logs.send(
        new GetLogEventsCommand({
          logGroupName: TRAINING_LOG_GROUP,
          logStreamName: this.#stream,
          startFromHead: true,
          nextToken: this.#token,
        }),
        signal && { abortSignal: signal },
      );
      for (const { message = '', timestamp = 0 } of events) yield { text: plainText(message), timestamp };
      // At the end of the log, the token comes back unchanged.
      if (nextForwardToken === undefined || nextForwardToken === this.#token) return;
      this.#token = nextForwardToken;
      if (events.length === 0) return;
    }
  }

  /** There is one instance and so one stream. Neither the stream nor its group exists before the job's first line. */
  async #findStream(signal: AbortSignal | undefined): Promise<string | undefined> {
    try {
      const { logStreams = [] } = await this.#logs.send(
        new DescribeLogStreamsCommand({
          logGroupName: TRAINING_LOG_GROUP,
          logStreamNamePrefix: `${this.#jobName}/`,
        }),
        signal && { abortSignal: signal },
      );
      return logStreams[0]?.logStreamName;
    } catch (error) {
      if ((error as Error).name === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  }
}

/** The algorithm's logger writes a tab as `#011`. */
function plainText(message: string): string {
  return message.replaceAll('#011', '\t').trimEnd();
}
