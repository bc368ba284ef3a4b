import type { PutMetricAlarmCommandOutput } from '@aws-sdk/client-cloudwatch';
import { arn, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { type AlarmRecord, type Comparison, COMPARISONS } from '../alarm-record.ts';
import { operation, tagsInput } from '../context.ts';
import { errors } from '../errors.ts';
import { dimensionsInput } from '../metric-series.ts';
import { statisticNamed } from '../statistic.ts';
import { UNITS } from '../unit.ts';
import { names } from '../service-names.ts';

const inputSchema = z.strictObject({
  AlarmName: z.string().min(1).max(255),
  AlarmDescription: z.string().max(1024).optional(),
  ActionsEnabled: z.boolean().default(true),
  OKActions: z.array(z.string()).default([]),
  AlarmActions: z.array(z.string()).default([]),
  InsufficientDataActions: z.array(z.string()).default([]),
  Namespace: z.string(),
  MetricName: z.string({ error: 'The emulator’s alarms watch one metric each' }),
  Dimensions: dimensionsInput,
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Period: z.number().int().positive(),
  EvaluationPeriods: z.number().int().positive(),
  DatapointsToAlarm: z.number().int().positive().optional(),
  Threshold: z.number(),
  ComparisonOperator: z.enum(Object.keys(COMPARISONS) as [Comparison, ...Comparison[]]),
  TreatMissingData: z.enum(['breaching', 'notBreaching', 'ignore', 'missing']).optional(),
  Unit: z.enum(UNITS).optional(),
  Tags: tagsInput,
});

/** Makes an alarm or changes it; tags are taken only for one that is made. */
export const putMetricAlarm = operation<PutMetricAlarmCommandOutput>()(
  inputSchema,
  ({ alarms, identity, clock }, input) => {
    const { AlarmName: name, OKActions, AlarmActions, InsufficientDataActions } = input;
    const unreachable = [...OKActions, ...AlarmActions, ...InsufficientDataActions].find(
      (action) => !alarms.canAct(action),
    );
    if (unreachable !== undefined) throw errors.InvalidParameterValue.alarmAction({ arn: unreachable });
    if ((input.DatapointsToAlarm ?? 0) > input.EvaluationPeriods) throw errors.ValidationError();
    const before = alarms.records.get(name);
    const record: AlarmRecord = {
      name,
      arn: arn(identity, names.arn, `alarm:${name}`),
      description: input.AlarmDescription,
      actionsEnabled: input.ActionsEnabled,
      actions: { OK: OKActions, ALARM: AlarmActions, INSUFFICIENT_DATA: InsufficientDataActions },
      series: { Namespace: input.Namespace, MetricName: input.MetricName, Dimensions: input.Dimensions },
      statistic: statisticOf(input),
      periodSeconds: input.Period,
      evaluationPeriods: input.EvaluationPeriods,
      datapointsToAlarm: input.DatapointsToAlarm,
      threshold: input.Threshold,
      comparison: input.ComparisonOperator,
      missingData: input.TreatMissingData,
      unit: input.Unit,
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

function statisticOf({ Statistic, ExtendedStatistic }: z.output<typeof inputSchema>): string {
  const name = Statistic ?? ExtendedStatistic;
  if (name === undefined || (Statistic !== undefined && ExtendedStatistic !== undefined))
    throw errors.InvalidParameterCombination.noStatistic();
  if (!statisticNamed(name)) throw errors.InvalidParameterValue.unknownStatistic({ name });
  return name;
}
