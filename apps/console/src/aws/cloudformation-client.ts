import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateDescribeStackEvents,
  paginateListStackResources,
  type Stack,
  type StackEvent,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { CLIENT_SETTINGS } from './client-settings.ts';

const client = new CloudFormationClient(CLIENT_SETTINGS);

export async function listStacks(): Promise<Stack[]> {
  return (await client.send(new DescribeStacksCommand({}))).Stacks ?? [];
}

export async function describeStack(StackName: string): Promise<Stack | undefined> {
  return (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
}

export async function stackResources(StackName: string): Promise<StackResourceSummary[]> {
  const all: StackResourceSummary[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName }))
    all.push(...(page.StackResourceSummaries ?? []));
  return all;
}

export async function stackEvents(StackName: string): Promise<StackEvent[]> {
  const all: StackEvent[] = [];
  for await (const page of paginateDescribeStackEvents({ client }, { StackName }))
    all.push(...(page.StackEvents ?? []));
  return all;
}
