import type { SetAlarmStateCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';

export const setAlarmState = operation<SetAlarmStateCommandOutput>()(
  z.strictObject({
    AlarmName: z.string(),
    StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
    StateReason: z.string().max(1023),
    StateReasonData: z.string().max(4000).optional(),
  }),
  ({ alarms }, { AlarmName, StateValue, StateReason, StateReasonData }) => {
    const alarm = alarms.records.get(AlarmName);
    if (!alarm) throw errors.ResourceNotFound.alarm({ name: AlarmName });
    checkData(StateReasonData);
    alarms.enter(alarm, StateValue, StateReason, StateReasonData);
    return {};
  },
);

function checkData(data: string | undefined): void {
  try {
    if (data !== undefined) JSON.parse(data);
  } catch (cause) {
    throw errors.InvalidFormat({ cause });
  }
}
