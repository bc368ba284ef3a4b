import type { DeleteAlarmsCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { operation } from '../context.ts';

/** As on AWS it is no error when there is none. */
export const deleteAlarms = operation<DeleteAlarmsCommandOutput>()(
  z.strictObject({ AlarmNames: z.array(z.string()) }),
  ({ alarms }, { AlarmNames }) => {
    for (const name of AlarmNames) alarms.delete(name);
    return {};
  },
);
