import { PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';
import { startCloudWatch } from './testing/start-cloudwatch.ts';

it('asks for metrics with their namespace, which conditions ask for', () => {
  expect(access('PutMetricData', { Namespace: 'AWS/X' }, EMULATOR_IDENTITY)).toEqual([
    { action: 'cloudwatch:PutMetricData', resource: '*', context: { 'cloudwatch:namespace': 'AWS/X' } },
  ]);
});

const at = 'arn:aws:cloudwatch:us-east-1:000000000000';
it.each([
  ['PutMetricAlarm', { AlarmName: 'a' }, [`${at}:alarm:a`]],
  ['DeleteAlarms', { AlarmNames: ['a', 'b'] }, [`${at}:alarm:a`, `${at}:alarm:b`]],
  ['DescribeAlarms', {}, [`${at}:alarm:*`]],
  ['GetDashboard', { DashboardName: 'd' }, ['arn:aws:cloudwatch::000000000000:dashboard/d']],
  ['DeleteDashboards', { DashboardNames: ['d'] }, ['arn:aws:cloudwatch::000000000000:dashboard/d']],
  ['TagResource', { ResourceARN: `${at}:alarm:a` }, [`${at}:alarm:a`]],
  ['ListDashboards', {}, ['*']],
])('%s %j is about %s', (operation, input, resources) => {
  const action = `cloudwatch:${operation}`;
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual(
    resources.map((resource) => ({ action, resource })),
  );
});

it('gives conditions the tags of an alarm', async () => {
  const { client, service, ...server } = await startCloudWatch();
  await client.send(
    new PutMetricAlarmCommand({
      AlarmName: 'a',
      Namespace: 'n',
      MetricName: 'm',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      Tags: [{ Key: 'team', Value: 'cakes' }],
    }),
  );
  expect(service.resourceContext?.(`${at}:alarm:a`, 'cloudwatch:DeleteAlarms')).toEqual({
    'aws:ResourceTag/team': 'cakes',
  });
  await server.close();
});
