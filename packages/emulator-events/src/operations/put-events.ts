import type { PutEventsCommandOutput, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busName, type EventsContext, operation } from '../events-context.ts';

const entrySchema = z.strictObject({
  Source: z.string().min(1),
  DetailType: z.string().min(1),
  Detail: z.string(),
  Resources: z.array(z.string()).default([]),
  Time: z.union([z.number().transform((seconds) => new Date(seconds * 1000)), z.date()]).optional(),
  EventBusName: busName,
});

export const putEvents = operation<PutEventsCommandOutput>()(
  z.strictObject({ Entries: z.array(entrySchema).min(1).max(10) }),
  (context, { Entries }) => {
    const entries = Entries.map((entry) => putEntry(context, entry));
    return {
      FailedEntryCount: entries.filter(({ ErrorCode }) => ErrorCode !== undefined).length,
      Entries: entries,
    };
  },
);

function putEntry({ bus }: EventsContext, entry: z.output<typeof entrySchema>): PutEventsResultEntry {
  const { Source, DetailType, Detail, Resources, Time } = entry;
  if (Source.startsWith('aws.'))
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  const detail = parseDetail(Detail);
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const time = Time ? { time: Time } : {};
  return {
    EventId: bus.put({ source: Source, detailType: DetailType, detail, resources: Resources, ...time }),
  };
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
