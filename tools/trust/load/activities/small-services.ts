import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { DeleteParameterCommand, GetParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { systemClock } from '@scones/deterministic';
import { ACCOUNT, type LoadClient } from '../activity.ts';

/** A parameter with a few versions and a tag. */
export async function parameters({ ssm, tagging, ledger, newName }: LoadClient): Promise<void> {
  const Name = `/load/${newName()}`;
  const Tags = [{ Key: 'name', Value: Name }];
  await ssm.send(new PutParameterCommand({ Name, Value: 'first', Type: 'String', Tags }));
  const TagFilters = [{ Key: 'name', Values: [Name] }];
  const { ResourceTagMappingList = [] } = await tagging.send(new GetResourcesCommand({ TagFilters }));
  ledger.look('tagging', 'a resource by its tag', ResourceTagMappingList.length === 1);
  for (let version = 2; version < 6; version++) {
    const Value = newName();
    await ssm.send(new PutParameterCommand({ Name, Value, Overwrite: true }));
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name }));
    ledger.look('ssm', 'a parameter', Parameter?.Value === Value && Parameter.Version === version);
  }
  await ssm.send(new DeleteParameterCommand({ Name }));
  await ledger.refused('ssm', 'ParameterNotFound', ssm.send(new GetParameterCommand({ Name })));
}

/** Lines in a log, found by a pattern. */
export async function logLines({ logs, ledger, newName }: LoadClient): Promise<void> {
  const logGroupName = newName();
  const logStreamName = 'one';
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  const timestamp = systemClock.now();
  const mark = newName();
  const logEvents = Array.from({ length: 200 }, (_, index) => ({ timestamp, message: `${index} ${mark}` }));
  await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  const filtered = new FilterLogEventsCommand({ logGroupName, filterPattern: `"99 ${mark}"` });
  const { events = [] } = await logs.send(filtered);
  ledger.look('logs', `${events.length} lines by a pattern`, events.length === 2);
  await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  await ledger.refused('logs', 'ResourceNotFoundException', logs.send(filtered));
}

/** Data of a metric, and an alarm on it. No metric can be deleted: all clients write to the same few. */
export async function metrics({ cloudWatch, ledger, random, newName }: LoadClient): Promise<void> {
  const Namespace = 'Load';
  const MetricName = `metric-${Math.floor(random.float() * 4)}`;
  const MetricData = [{ MetricName, Values: [1, 2, 3], Counts: [10, 10, 10] }];
  await cloudWatch.send(new PutMetricDataCommand({ Namespace, MetricData }));
  const { Datapoints = [] } = await cloudWatch.send(
    new GetMetricStatisticsCommand({
      Namespace,
      MetricName,
      StartTime: new Date(systemClock.now() - 300_000),
      EndTime: new Date(systemClock.now() + 60_000),
      Period: 60,
      Statistics: ['SampleCount'],
    }),
  );
  const count = Datapoints.reduce((sum, { SampleCount = 0 }) => sum + SampleCount, 0);
  ledger.look('cloudWatch', 'data of a metric', count >= 30);
  const AlarmName = newName();
  const rule = { Period: 60, EvaluationPeriods: 1, Threshold: 1e6, Statistic: 'Sum' } as const;
  const ComparisonOperator = 'GreaterThanThreshold';
  const alarm = { AlarmName, Namespace, MetricName, ...rule, ComparisonOperator } as const;
  await cloudWatch.send(new PutMetricAlarmCommand(alarm));
  const described = new DescribeAlarmsCommand({ AlarmNames: [AlarmName] });
  ledger.look('cloudWatch', 'an alarm', (await cloudWatch.send(described)).MetricAlarms?.length === 1);
  await cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: [AlarmName] }));
  const { MetricAlarms = [] } = await cloudWatch.send(described);
  ledger.look('cloudWatch', 'an alarm that was deleted', MetricAlarms.length === 0);
}

/** A role with a policy, which somebody takes on. */
export async function roles({ iam, sts, ledger, newName }: LoadClient): Promise<void> {
  const RoleName = newName();
  const statement = { Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  const naming = { RoleName, PolicyName: 'may' };
  const allowed = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [allowed] });
  await iam.send(new PutRolePolicyCommand({ ...naming, PolicyDocument }));
  const found = await iam.send(new GetRolePolicyCommand(naming));
  ledger.look('iam', 'a policy', decodeURIComponent(found.PolicyDocument ?? '') === PolicyDocument);
  const session = { RoleArn: Role?.Arn, RoleSessionName: 'load' };
  const { Credentials } = await sts.send(new AssumeRoleCommand(session));
  ledger.look('sts', 'keys of a session', Credentials?.SessionToken !== undefined);
  const { Account } = await sts.send(new GetCallerIdentityCommand());
  ledger.look('sts', 'the account', Account === ACCOUNT);
  await iam.send(new DeleteRolePolicyCommand(naming));
  await iam.send(new DeleteRoleCommand({ RoleName }));
  await ledger.refused('iam', 'NoSuchEntityException', iam.send(new GetRoleCommand({ RoleName })));
}
