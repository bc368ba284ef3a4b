import type { DeleteEventBusCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { operation, rulesOn } from '../context.ts';
import { DEFAULT_BUS } from '../rule-record.ts';

/** As on AWS it is no error when there is none. */
export const deleteEventBus = operation<DeleteEventBusCommandOutput>()(
  z.strictObject({ Name: z.string().min(1).max(256) }),
  (context, { Name }) => {
    if (Name === DEFAULT_BUS) throw errors.ValidationException.defaultBus();
    if (rulesOn(context, Name).length > 0) throw errors.ValidationException.busHasRules({ name: Name });
    context.buses.delete(Name);
    return {};
  },
);
