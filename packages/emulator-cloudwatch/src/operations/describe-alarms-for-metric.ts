import type {
  DescribeAlarmsForMetricCommandOutput,
  DescribeAlarmsForMetricInput,
} from '@aws-sdk/client-cloudwatch';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { alarmOutput } from '../alarm-record.ts';
import { operation } from '../context.ts';
import { dimensionsInput, seriesKey } from '../metric-series.ts';
import { UNITS } from '../unit.ts';

const input = structure<DescribeAlarmsForMetricInput>()({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: dimensionsInput,
  Statistic: z.enum(['Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum']).optional(),
  ExtendedStatistic: z.string().optional(),
  Period: z.int().positive().optional(),
  Unit: z.enum(UNITS).optional(),
});

/** An alarm on other dimensions is one on another metric. */
export const describeAlarmsForMetric = operation<DescribeAlarmsForMetricCommandOutput>()(
  input,
  ({ alarms }, { Statistic, ExtendedStatistic, Period, Unit, ...series }) => {
    const isWanted = (wanted: unknown, is: unknown): boolean => wanted === undefined || wanted === is;
    return {
      MetricAlarms: alarms.records
        .values()
        .filter((alarm) => 'series' in alarm)
        .filter((alarm) => seriesKey(alarm.series) === seriesKey(series))
        .filter(({ statistic }) => isWanted(Statistic ?? ExtendedStatistic, statistic))
        .filter(({ periodSeconds, unit }) => isWanted(Period, periodSeconds) && isWanted(Unit, unit))
        .map(alarmOutput),
    };
  },
);
