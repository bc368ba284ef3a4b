import { env } from 'node:process';
import { type InferredPictureEvent, parseEvent } from '@scones/workflow';
import { eventSchema } from './event.ts';
import { filterResults } from './filter-results.ts';
import { readThreshold } from './read-threshold.ts';

const configuredThreshold = env['THRESHOLD'];

// Asynchronous because Lambda takes no other handler on Node 24, though there is nothing to wait for.
export async function handler(event: unknown): Promise<InferredPictureEvent> {
  const inferred = parseEvent(eventSchema, event);
  return filterResults(inferred, readThreshold(inferred, configuredThreshold));
}
