import { EMULATOR_IDENTITY, arn, AwsError, type EmulatedService, jsonService } from '@scones/emulator-core';
import { z } from 'zod';

interface Line {
  readonly message: string;
  readonly timestamp: number;
}

/** CloudWatch Logs as far as a training job's log is read, in memory and with pages of a few lines. */
export function memoryLogs(linesPerPage = 3) {
  const groups = new Map<string, Map<string, Line[]>>();
  const streamsOf = (group: string): Map<string, Line[]> => {
    const streams = groups.get(group);
    if (!streams)
      throw new AwsError('ResourceNotFoundException', 400, 'The specified log group does not exist.');
    return streams;
  };
  const service: EmulatedService = jsonService({
    name: 'logs',
    version: '1.1',
    target: 'Logs_20140328',
    context: undefined,
    operations: {
      DescribeLogStreams: {
        input: z.object({ logGroupName: z.string(), logStreamNamePrefix: z.string() }),
        handle(_context, input) {
          const { logGroupName, logStreamNamePrefix } = input as {
            logGroupName: string;
            logStreamNamePrefix: string;
          };
          const names = [...streamsOf(logGroupName).keys()].filter((name) =>
            name.startsWith(logStreamNamePrefix),
          );
          return {
            logStreams: names.map((logStreamName) => ({
              logStreamName,
              arn: arn(EMULATOR_IDENTITY, 'logs', `log-group:${logGroupName}:log-stream:${logStreamName}`),
            })),
          };
        },
      },
      GetLogEvents: {
        input: z.object({
          logGroupName: z.string(),
          logStreamName: z.string(),
          startFromHead: z.literal(true),
          nextToken: z.string().optional(),
        }),
        handle(_context, input) {
          const { logGroupName, logStreamName, nextToken } = input as Record<string, string>;
          const lines = streamsOf(logGroupName as string).get(logStreamName as string) ?? [];
          const start = Number(nextToken?.slice('f/'.length) ?? 0);
          const events = lines.slice(start, start + linesPerPage);
          return { events, nextForwardToken: `f/${start + events.length}`, nextBackwardToken: `b/${start}` };
        },
      },
    },
  });
  return {
    service,
    append(group: string, stream: string, lines: readonly Line[]): void {
      const streams = groups.get(group) ?? new Map<string, Line[]>();
      groups.set(group, streams);
      streams.set(stream, [...(streams.get(stream) ?? []), ...lines]);
    },
  };
}
