import type { EnableAlarmActionsCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { operation } from '../context.ts';

/** As on AWS it is no error when there is none. */
export const enableAlarmActions = operation<EnableAlarmActionsCommandOutput>()(
  z.strictObject({ AlarmNames: z.array(z.string()).max(100) }),
  ({ alarms }, { AlarmNames }) => {
    alarms.switchActions(AlarmNames, true);
    return {};
  },
);
