import type { PutMetricAlarmCommandOutput } from '@aws-sdk/client-cloudwatch';
import { arn, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { type AlarmRecord, type Comparison, COMPARISONS, type Watched } from '../alarm-record.ts';
import { operation, tagsInput } from '../context.ts';
import { errors } from '../errors.ts';
import { queriesInput } from '../metric-query.ts';
import { dimensionsInput } from '../metric-series.ts';
import type { MetricTable } from '../metric-table.ts';
import { statisticNamed } from '../statistic.ts';
import { UNITS } from '../unit.ts';
import { watchedQueries } from '../watched-queries.ts';
import { names } from '../service-names.ts';

const inputSchema = z.strictObject({
  AlarmName: z.string().min(1).max(255),
  AlarmDescription: z.string().max(1024).optional(),
  ActionsEnabled: z.boolean().default(true),
  OKActions: z.array(z.string()).default([]),
  AlarmActions: z.array(z.string()).default([]),
  InsufficientDataActions: z.array(z.string()).default([]),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: dimensionsInput,
  Metrics: queriesInput.optional(),
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Period: z.number().int().positive().optional(),
  EvaluationPeriods: z.number().int().positive(),
  DatapointsToAlarm: z.number().int().positive().optional(),
  Threshold: z.number(),
  ComparisonOperator: z.enum(Object.keys(COMPARISONS) as [Comparison, ...Comparison[]]),
  TreatMissingData: z.enum(['breaching', 'notBreaching', 'ignore', 'missing']).optional(),
  Unit: z.enum(UNITS).optional(),
  Tags: tagsInput,
});

type Input = z.output<typeof inputSchema>;

/** Makes an alarm or changes it; tags are taken only for one that is made. */
export const putMetricAlarm = operation<PutMetricAlarmCommandOutput>()(
  inputSchema,
  ({ alarms, metrics, identity, clock }, input) => {
    const { AlarmName: name, OKActions, AlarmActions, InsufficientDataActions } = input;
    const unreachable = [...OKActions, ...AlarmActions, ...InsufficientDataActions].find(
      (action) => !alarms.canAct(action),
    );
    if (unreachable !== undefined) throw errors.InvalidParameterValue.alarmAction({ arn: unreachable });
    if ((input.DatapointsToAlarm ?? 0) > input.EvaluationPeriods) throw errors.ValidationError.datapoints();
    const before = alarms.records.get(name);
    const record: AlarmRecord = {
      name,
      arn: arn(identity, names.arn, `alarm:${name}`),
      description: input.AlarmDescription,
      actionsEnabled: input.ActionsEnabled,
      actions: { OK: OKActions, ALARM: AlarmActions, INSUFFICIENT_DATA: InsufficientDataActions },
      ...watchedBy(input, metrics),
      evaluationPeriods: input.EvaluationPeriods,
      datapointsToAlarm: input.DatapointsToAlarm,
      threshold: input.Threshold,
      comparison: input.ComparisonOperator,
      missingData: input.TreatMissingData,
      state: before?.state ?? 'INSUFFICIENT_DATA',
      stateReason: before?.stateReason ?? 'Unchecked: Initial alarm creation',
      stateReasonData: before?.stateReasonData,
      stateSince: before?.stateSince ?? clock.now(),
      updatedAt: clock.now(),
      tags: before?.tags ?? withTags({}, input.Tags, errors.InvalidParameterValue.manyTags),
    };
    alarms.configure(record);
    return {};
  },
);

function watchedBy(input: Input, metrics: MetricTable): Watched & { readonly periodSeconds: number } {
  if (input.Metrics) return watchedQueries(input, input.Metrics, metrics);
  const { Namespace, MetricName, Dimensions, Period, Unit } = input;
  if (MetricName === undefined) throw errors.MissingParameter({ member: 'MetricName' });
  if (Namespace === undefined) throw errors.MissingParameter({ member: 'Namespace' });
  if (Period === undefined) throw errors.MissingParameter({ member: 'Period' });
  return {
    series: { Namespace, MetricName, Dimensions },
    statistic: statisticOf(input),
    periodSeconds: Period,
    unit: Unit,
  };
}

function statisticOf({ Statistic, ExtendedStatistic }: Input): string {
  const name = Statistic ?? ExtendedStatistic;
  if (name === undefined || (Statistic !== undefined && ExtendedStatistic !== undefined))
    throw errors.InvalidParameterCombination.noStatistic();
  if (!statisticNamed(name)) throw errors.InvalidParameterValue.unknownStatistic({ name });
  return name;
}
