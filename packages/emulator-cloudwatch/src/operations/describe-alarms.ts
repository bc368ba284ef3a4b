import type { DescribeAlarmsCommandOutput } from '@aws-sdk/client-cloudwatch';
import { pageOf } from '@scones/emulator-core';
import { z } from 'zod';
import { alarmOutput } from '../alarm-record.ts';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';

export const describeAlarms = operation<DescribeAlarmsCommandOutput>()(
  z.strictObject({
    AlarmNames: z.array(z.string()).default([]),
    AlarmNamePrefix: z.string().default(''),
    AlarmTypes: z
      .array(z.literal('MetricAlarm', { error: 'The emulator has metric alarms only' }))
      .optional(),
    StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']).optional(),
    MaxRecords: z.number().int().min(1).max(100).default(50),
    NextToken: z.string().optional(),
  }),
  ({ alarms }, { AlarmNames, AlarmNamePrefix, StateValue, MaxRecords, NextToken }) => {
    const all = alarms.records
      .values({ prefix: AlarmNamePrefix })
      .filter(({ name }) => AlarmNames.length === 0 || AlarmNames.includes(name))
      .filter(({ state }) => StateValue === undefined || state === StateValue);
    const page = pageOf(all, {
      token: NextToken,
      limit: MaxRecords,
      keyOf: ({ name }) => name,
      refuse: () => errors.InvalidNextToken(),
    });
    return {
      MetricAlarms: page.items.map(alarmOutput),
      CompositeAlarms: [],
      NextToken: page.token,
    };
  },
);
