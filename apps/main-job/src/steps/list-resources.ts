import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeAlarmsCommand, ListDashboardsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import {
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
} from '@aws-sdk/client-sagemaker';
import { ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import { ListTopicsCommand } from '@aws-sdk/client-sns';
import type { AwsClients } from '../aws-clients.ts';

type List = (clients: AwsClients) => Promise<readonly (string | undefined)[]>;

const KINDS: Readonly<Record<string, List>> = {
  endpoint: async ({ sageMaker }) =>
    (await sageMaker.send(new ListEndpointsCommand())).Endpoints?.map((it) => it.EndpointName) ?? [],
  'endpoint configuration': async ({ sageMaker }) =>
    (await sageMaker.send(new ListEndpointConfigsCommand())).EndpointConfigs?.map(
      (it) => it.EndpointConfigName,
    ) ?? [],
  model: async ({ sageMaker }) =>
    (await sageMaker.send(new ListModelsCommand())).Models?.map((it) => it.ModelName) ?? [],
  stack: async ({ cloudFormation }) =>
    (await cloudFormation.send(new DescribeStacksCommand())).Stacks?.map((it) => it.StackName) ?? [],
  bucket: async ({ s3 }) => (await s3.send(new ListBucketsCommand())).Buckets?.map((it) => it.Name) ?? [],
  role: async ({ iam }) => (await iam.send(new ListRolesCommand())).Roles?.map((it) => it.RoleName) ?? [],
  function: async ({ lambda }) =>
    (await lambda.send(new ListFunctionsCommand())).Functions?.map((it) => it.FunctionName) ?? [],
  'state machine': async ({ stepFunctions }) =>
    (await stepFunctions.send(new ListStateMachinesCommand())).stateMachines?.map((it) => it.name) ?? [],
  topic: async ({ sns }) => (await sns.send(new ListTopicsCommand())).Topics?.map((it) => it.TopicArn) ?? [],
  rule: async ({ events }) => (await events.send(new ListRulesCommand())).Rules?.map((it) => it.Name) ?? [],
  alarm: async ({ cloudWatch }) =>
    (await cloudWatch.send(new DescribeAlarmsCommand())).MetricAlarms?.map((it) => it.AlarmName) ?? [],
  dashboard: async ({ cloudWatch }) =>
    (await cloudWatch.send(new ListDashboardsCommand())).DashboardEntries?.map((it) => it.DashboardName) ??
    [],
  'log group': async ({ logs }) =>
    (await logs.send(new DescribeLogGroupsCommand())).logGroups?.map((it) => it.logGroupName) ?? [],
};

/** All that is in the account of the kinds that the job makes. */
export async function listResources(clients: AwsClients): Promise<string[]> {
  const lists = Object.entries(KINDS).map(async ([kind, list]) =>
    (await list(clients)).map((name) => `${kind} ${name}`),
  );
  return (await Promise.all(lists)).flat();
}
