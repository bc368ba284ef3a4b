import type { DescribeAlarmHistoryCommandOutput } from '@aws-sdk/client-cloudwatch';
import { pageOf } from '@scones/emulator-core';
import { z } from 'zod';
import { historyOutput, type HistoryRecord } from '../alarm-history.ts';
import { operation, timeInput } from '../context.ts';
import { errors } from '../errors.ts';

const inputSchema = z.strictObject({
  AlarmName: z.string().min(1).max(255).optional(),
  AlarmTypes: z.array(z.literal('MetricAlarm', { error: 'The emulator has metric alarms only' })).optional(),
  HistoryItemType: z.enum(['ConfigurationUpdate', 'StateUpdate', 'Action']).optional(),
  StartDate: timeInput.optional(),
  EndDate: timeInput.optional(),
  ScanBy: z.enum(['TimestampDescending', 'TimestampAscending']).default('TimestampDescending'),
  MaxRecords: z.number().int().min(1).max(100).default(100),
  NextToken: z.string().optional(),
});

/** What has happened to one alarm or to all, the newest first unless told otherwise; also of alarms that are deleted. */
export const describeAlarmHistory = operation<DescribeAlarmHistoryCommandOutput>()(
  inputSchema,
  ({ alarms }, input) => {
    const page = pageOf(
      alarms.history.all().filter((record) => isWanted(record, input)),
      {
        token: input.NextToken,
        limit: input.MaxRecords,
        keyOf: ({ key }) => key,
        order: input.ScanBy === 'TimestampAscending' ? 'ascending' : 'descending',
        refuse: () => errors.InvalidNextToken(),
      },
    );
    return { AlarmHistoryItems: page.items.map(historyOutput), NextToken: page.token };
  },
);

function isWanted(
  { alarmName, type, at }: HistoryRecord,
  { AlarmName = alarmName, HistoryItemType = type, StartDate, EndDate }: z.output<typeof inputSchema>,
): boolean {
  if (alarmName !== AlarmName || type !== HistoryItemType) return false;
  return at >= (StartDate?.getTime() ?? 0) && at <= (EndDate?.getTime() ?? Infinity);
}
