import type { SetAlarmStateCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { operation } from '../cloudwatch-context.ts';
import { errors } from '../errors.ts';

export const setAlarmState = operation<SetAlarmStateCommandOutput>()(
  z.strictObject({
    AlarmName: z.string(),
    StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
    StateReason: z.string().max(1023),
    StateReasonData: z.undefined({ error: 'The emulator keeps no StateReasonData' }).optional(),
  }),
  ({ alarms }, { AlarmName, StateValue, StateReason }) => {
    const alarm = alarms.records.get(AlarmName);
    if (!alarm) throw errors.ResourceNotFound(`Alarm ${AlarmName}`);
    alarms.enter(alarm, StateValue, StateReason);
    return {};
  },
);
