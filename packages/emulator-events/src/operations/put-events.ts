import type {
  PutEventsCommandOutput,
  PutEventsRequest,
  PutEventsRequestEntry,
  PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { busName, type EventsContext, operation } from '../context.ts';
import { DEFAULT_BUS } from '../rule-record.ts';

const entrySchema = structure<PutEventsRequestEntry>()({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  Resources: z.array(z.string()).default([]),
  Time: z.union([z.number().transform((seconds) => new Date(seconds * 1000)), z.date()]).optional(),
  TraceHeader: z.string().max(500).optional(),
  EventBusName: busName,
});
type Entry = z.output<typeof entrySchema>;

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size */
const LARGEST_BYTES = 262_144;

/** Each entry is taken or refused by itself. */
export const putEvents = operation<PutEventsCommandOutput>()(
  structure<PutEventsRequest>()({ Entries: z.array(entrySchema).min(1).max(10) }),
  (context, { Entries }) => {
    if (Entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > LARGEST_BYTES)
      throw errors.ValidationException.entriesTooLarge();
    const entries = Entries.map((entry) => putEntry(context, entry));
    return {
      FailedEntryCount: entries.filter(({ ErrorCode }) => ErrorCode !== undefined).length,
      Entries: entries,
    };
  },
);

function sizeOf({ Source = '', DetailType = '', Detail = '', Resources, Time }: Entry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), Time ? 14 : 0);
}

const REQUIRED = ['Source', 'DetailType', 'Detail'] as const;

function putEntry({ bus, buses }: EventsContext, entry: Entry): PutEventsResultEntry {
  const { Source = '', DetailType = '', Detail = '', Resources, Time, EventBusName } = entry;
  const missing = REQUIRED.find((name) => (entry[name] ?? '') === '');
  if (missing)
    return refusal(
      'InvalidArgument',
      `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
    );
  if (Source.startsWith('aws.'))
    return refusal('NotAuthorizedForSourceException', 'Not authorized for the source.');
  const detail = parseDetail(Detail);
  if (!detail) return refusal('MalformedDetail', 'Detail is malformed.');
  if (EventBusName !== DEFAULT_BUS && !buses.get(EventBusName))
    return refusal('ResourceNotFoundException', `Event bus ${EventBusName} does not exist.`);
  const event = { source: Source, detailType: DetailType, detail, resources: Resources, bus: EventBusName };
  return { EventId: bus.put({ ...event, ...(Time && { time: Time }) }) };
}

function refusal(ErrorCode: string, ErrorMessage: string): PutEventsResultEntry {
  return { ErrorCode, ErrorMessage };
}

function parseDetail(text: string): object | undefined {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? detail : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
