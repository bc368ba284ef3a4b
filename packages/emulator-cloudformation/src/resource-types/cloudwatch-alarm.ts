import { arn } from '@scones/emulator-core';
import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { changeTags, tagList } from '../resources/tags.ts';

const dimensions = z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]);

const metricDataQuery = z.strictObject({
  Id: z.string(),
  Expression: z.string().optional(),
  Label: z.string().optional(),
  MetricStat: z
    .strictObject({
      Metric: z.strictObject({ Namespace: z.string(), MetricName: z.string(), Dimensions: dimensions }),
      Period: z.number(),
      Stat: z.string(),
      Unit: z.string().optional(),
    })
    .optional(),
  Period: z.number().optional(),
  ReturnData: z.boolean().optional(),
});

const properties = z.strictObject({
  AlarmName: z.string().optional(),
  AlarmDescription: z.string().optional(),
  ActionsEnabled: z.boolean().optional(),
  AlarmActions: z.array(z.string()).default([]),
  OKActions: z.array(z.string()).default([]),
  InsufficientDataActions: z.array(z.string()).default([]),
  ComparisonOperator: z.string(),
  DatapointsToAlarm: z.number().optional(),
  Dimensions: dimensions,
  EvaluationPeriods: z.number(),
  ExtendedStatistic: z.string().optional(),
  MetricName: z.string().optional(),
  Metrics: z.array(metricDataQuery).optional(),
  Namespace: z.string().optional(),
  Period: z.number().optional(),
  Statistic: z.string().optional(),
  Threshold: z.number(),
  TreatMissingData: z.string().optional(),
  Unit: z.string().optional(),
  Tags: tagList,
});

export const alarm = defineResource({
  type: 'AWS::CloudWatch::Alarm',
  properties,
  attributes: ['Arn'],
  replacedBy: ['AlarmName'],
  async create(context, { AlarmName = context.newName(255), Tags, ...wanted }) {
    const tags = Tags.length > 0 ? { Tags } : {};
    await context.callService('monitoring', 'PutMetricAlarm', { AlarmName, ...wanted, ...tags });
    return made(context, AlarmName);
  },
  async update(context, AlarmName, { Tags, ...wanted }, previous) {
    const { callService } = context;
    await callService('monitoring', 'PutMetricAlarm', { ...wanted, AlarmName });
    const ResourceARN = alarmArn(context, AlarmName);
    await changeTags(previous.Tags, Tags, {
      set: (change) => callService('monitoring', 'TagResource', { ResourceARN, ...change }),
      unset: (change) => callService('monitoring', 'UntagResource', { ResourceARN, ...change }),
    });
    return made(context, AlarmName);
  },
  async remove({ callService }, name) {
    await callService('monitoring', 'DeleteAlarms', { AlarmNames: [name] });
  },
});

function made(context: ResourceContext, name: string): MadeResource {
  return { physicalId: name, attributes: { Arn: alarmArn(context, name) } };
}

function alarmArn({ identity }: ResourceContext, name: string): string {
  return arn(identity, 'cloudwatch', `alarm:${name}`);
}
