import type { PutLogEventsResponse, RejectedLogEventsInfo } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { errors } from '../errors.ts';
import type { LogEvent } from '../event-log.ts';
import { operation } from '../context.ts';
import { groupName, streamName } from '../request-members.ts';

const inputSchema = z.strictObject({
  logGroupName: groupName,
  logStreamName: streamName,
  logEvents: z
    .array(z.strictObject({ timestamp: z.int().min(0), message: z.string().min(1) }))
    .min(1)
    .max(10_000),
  /** Old clients send it; AWS no longer asks for it. */
  sequenceToken: z.string().optional(),
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
const REQUEST_LIMIT_BYTES = 1_048_576;
const EVENT_OVERHEAD_BYTES = 26;
const LONGEST_AGE = 14 * 86_400_000;
const FURTHEST_FUTURE = 2 * 3_600_000;

export const putLogEvents = operation<PutLogEventsResponse>()(
  inputSchema,
  (context, { logGroupName, logStreamName, logEvents }) => {
    const stream = context.catalogue.stream(context.catalogue.group(logGroupName).id, logStreamName);
    checkSize(logEvents);
    checkOrder(logEvents);
    const now = context.clock.now();
    const firstKept = logEvents.findIndex(({ timestamp }) => timestamp >= now - LONGEST_AGE);
    const tooOld = firstKept < 0 ? logEvents.length : firstKept;
    const firstNew = logEvents.findIndex(({ timestamp }) => timestamp > now + FURTHEST_FUTURE);
    const tooNew = firstNew < 0 ? logEvents.length : firstNew;
    context.events.append(stream, logEvents.slice(tooOld, tooNew));
    const rejected: RejectedLogEventsInfo = {
      ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
      ...(tooNew < logEvents.length && { tooNewLogEventStartIndex: tooNew }),
    };
    return {
      nextSequenceToken: '0',
      ...(Object.keys(rejected).length > 0 && { rejectedLogEventsInfo: rejected }),
    };
  },
);

function checkSize(events: readonly LogEvent[]): void {
  const bytes = events.reduce(
    (sum, { message }) => sum + Buffer.byteLength(message) + EVENT_OVERHEAD_BYTES,
    0,
  );
  if (bytes > REQUEST_LIMIT_BYTES)
    throw errors.InvalidParameterException.tooLarge({ bytes, limit: REQUEST_LIMIT_BYTES });
}

function checkOrder(events: readonly LogEvent[]): void {
  const isOrdered = events.every(
    ({ timestamp }, index) => timestamp >= (events[index - 1]?.timestamp ?? timestamp),
  );
  if (!isOrdered) throw errors.InvalidParameterException.order();
}
