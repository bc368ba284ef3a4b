import type { ListStackResourcesCommandOutput, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { hundredOf, nextToken } from '../input/next-token.ts';
import { operation } from '../operation.ts';
import { requireStack } from '../stack/require-stack.ts';
import { dateOf } from '../stack/stack-output.ts';
import type { ResourceRecord } from '../stack/stack-record.ts';

export const listStackResources = operation<ListStackResourcesCommandOutput>()(
  z.strictObject({ StackName: z.string(), NextToken: nextToken }),
  (context, { StackName, NextToken }) => {
    const { resources } = requireStack(context, StackName);
    const page = hundredOf(Object.values(resources), NextToken, ({ logicalId }) => logicalId);
    return { StackResourceSummaries: page.items.map(summaryOf), NextToken: page.NextToken };
  },
);

function summaryOf(resource: ResourceRecord): StackResourceSummary {
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    LastUpdatedTimestamp: dateOf(resource.updatedAt),
    ResourceStatus: resource.status as never,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  };
}
