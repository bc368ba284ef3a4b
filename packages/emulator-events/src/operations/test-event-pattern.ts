import type { TestEventPatternCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { operation } from '../context.ts';
import { compilePattern } from '../event-pattern.ts';

/** Not `resources`, though the documentation has it among them: AWS takes an event without. */
const REQUIRED = ['id', 'account', 'source', 'time', 'region', 'detail-type'] as const;

export const testEventPattern = operation<TestEventPatternCommandOutput>()(
  z.strictObject({ EventPattern: z.string().max(4096), Event: z.string() }),
  (_context, { EventPattern, Event }) => {
    const event = readEvent(Event);
    return { Result: compilePattern(EventPattern)(event) };
  },
);

function readEvent(text: string): object {
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch (cause) {
    throw errors.ValidationException.event({ cause });
  }
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    throw errors.ValidationException.event();
  const missing = REQUIRED.find((name) => !Object.hasOwn(event, name));
  if (missing) throw errors.ValidationException.eventWithout({ missing });
  return event;
}
