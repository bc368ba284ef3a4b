import type { DescribeAlarmsCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { alarmOutput } from '../alarm-record.ts';
import { operation } from '../context.ts';

/** A page's token is the name of its last alarm. */
export const describeAlarms = operation<DescribeAlarmsCommandOutput>()(
  z.strictObject({
    AlarmNames: z.array(z.string()).default([]),
    AlarmNamePrefix: z.string().default(''),
    AlarmTypes: z
      .array(z.literal('MetricAlarm', { error: 'The emulator has metric alarms only' }))
      .optional(),
    StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']).optional(),
    MaxRecords: z.number().int().min(1).max(100).default(50),
    NextToken: z.string().default(''),
  }),
  ({ alarms }, { AlarmNames, AlarmNamePrefix, StateValue, MaxRecords, NextToken }) => {
    const all = alarms.records
      .values({ prefix: AlarmNamePrefix, after: NextToken })
      .filter(({ name }) => AlarmNames.length === 0 || AlarmNames.includes(name))
      .filter(({ state }) => StateValue === undefined || state === StateValue);
    const page = all.slice(0, MaxRecords);
    return {
      MetricAlarms: page.map(alarmOutput),
      CompositeAlarms: [],
      NextToken: all.length > page.length ? page.at(-1)?.name : undefined,
    };
  },
);
