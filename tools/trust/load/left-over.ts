import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
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
import { ListSubscriptionsCommand, ListTopicsCommand } from '@aws-sdk/client-sns';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import { DescribeParametersCommand } from '@aws-sdk/client-ssm';
import { measuredClients } from './clients.ts';
import { Ledger } from './ledger.ts';

/** The lists of all services, in one text each: what clients have made has `load-` in its name. */
export async function listAll(url: string): Promise<string[]> {
  using clients = measuredClients(url, new Ledger());
  const { cloudFormation, cloudWatch, dynamoDb, events, iam, lambda, logs } = clients;
  const { s3, sageMaker, sns, sqs, ssm, stepFunctions } = clients;
  const lists = await Promise.all([
    cloudFormation.send(new DescribeStacksCommand()),
    cloudWatch.send(new DescribeAlarmsCommand()),
    dynamoDb.send(new ListTablesCommand()),
    events.send(new ListRulesCommand()),
    iam.send(new ListRolesCommand()),
    lambda.send(new ListFunctionsCommand()),
    logs.send(new DescribeLogGroupsCommand()),
    s3.send(new ListBucketsCommand()),
    sageMaker.send(new ListEndpointsCommand()),
    sageMaker.send(new ListEndpointConfigsCommand()),
    sageMaker.send(new ListModelsCommand()),
    sns.send(new ListTopicsCommand()),
    sns.send(new ListSubscriptionsCommand()),
    sqs.send(new ListQueuesCommand()),
    ssm.send(new DescribeParametersCommand()),
    stepFunctions.send(new ListStateMachinesCommand()),
  ]);
  return lists.map((list) => JSON.stringify(list));
}

/** The names of clients' things in a list. */
export function namesOfClients(list: string): string[] {
  return list.match(/[\w/-]*load-\d[\w-]+/g) ?? [];
}
