import { expect, it } from 'vitest';
import { alarmQuery } from './alarm-query.ts';

const ALARM = { Namespace: 'AWS/Lambda', MetricName: 'Errors', Period: 60, Statistic: 'Sum' } as const;

it('asks by the alarm’s own statistic and period', () => {
  expect(alarmQuery(ALARM, 3).MetricStat).toMatchObject({ Period: 60, Stat: 'Sum' });
});

it('takes whole periods together where a chart would have too many points', () => {
  expect(alarmQuery(ALARM, 168).MetricStat?.Period).toBe(840);
});
