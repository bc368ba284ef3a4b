import {
  accessByRules,
  arn,
  contextValues,
  type Identity,
  ifNamed,
  type InputMembers,
} from '@scones/emulator-core';
import { names } from './service-names.ts';

/** Metrics have no ARN; conditions ask for their namespace. Alarms and dashboards have one each. */
export const access = accessByRules(names, {
  tagging: 'TagResource',
  resources: (input, identity, operation) =>
    ifNamed(input['ResourceARN']) ??
    (ON_ALARMS.has(operation) ? alarmsIn(input, identity) : dashboardsIn(input, identity)),
  context: ({ Namespace, AlarmActions }) =>
    contextValues({ 'cloudwatch:namespace': Namespace, 'cloudwatch:AlarmActions': AlarmActions }),
});

const ON_ALARMS: ReadonlySet<string> = new Set([
  'DeleteAlarms',
  'DescribeAlarmHistory',
  'DescribeAlarms',
  'DisableAlarmActions',
  'EnableAlarmActions',
  'PutMetricAlarm',
  'SetAlarmState',
]);

/** An operation that names no alarm is about all of them. */
function alarmsIn({ AlarmName, AlarmNames }: InputMembers, identity: Identity): string[] {
  const named = textsIn(AlarmName, AlarmNames);
  return (named.length > 0 ? named : ['*']).map((name) => arn(identity, names.arn, `alarm:${name}`));
}

/** A dashboard is of no region. */
function dashboardsIn({ DashboardName, DashboardNames }: InputMembers, identity: Identity): string[] {
  return textsIn(DashboardName, DashboardNames).map((name) =>
    arn({ ...identity, region: '' }, names.arn, `dashboard/${name}`),
  );
}

function textsIn(...members: readonly unknown[]): string[] {
  return members.flat().flatMap((name) => ifNamed(name) ?? []);
}
