import type { ListStackResourcesCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../operation.ts';
import { requireStack } from '../stack/require-stack.ts';
import { dateOf } from '../stack/stack-output.ts';

export const listStackResources = operation<ListStackResourcesCommandOutput>()(
  z.strictObject({ StackName: z.string(), NextToken: z.string().optional() }),
  (context, { StackName }) => ({
    StackResourceSummaries: Object.values(requireStack(context, StackName).resources).map((resource) => ({
      LogicalResourceId: resource.logicalId,
      PhysicalResourceId: resource.physicalId,
      ResourceType: resource.type,
      LastUpdatedTimestamp: dateOf(resource.updatedAt),
      ResourceStatus: resource.status as never,
      DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' as const },
    })),
  }),
);
