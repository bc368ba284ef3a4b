import type { ListChangeSetsCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { operation } from '../operation.ts';

export const listChangeSets = operation<ListChangeSetsCommandOutput>()(
  z.strictObject({ StackName: z.string(), NextToken: z.string().optional() }),
  ({ stacks, changeSets }, { StackName }) => {
    const stack = stacks.find(StackName);
    if (!stack) throw errors.ValidationError.noStack({ name: StackName });
    return {
      Summaries: changeSets
        .values()
        .filter(({ stackId }) => stackId === stack.id)
        .map((record) => ({
          StackId: record.stackId,
          StackName: record.stackName,
          ChangeSetId: record.id,
          ChangeSetName: record.name,
          ExecutionStatus: record.executionStatus,
          Status: record.status,
          StatusReason: record.statusReason,
          CreationTime: new Date(record.createdAt),
          Description: record.description,
          IncludeNestedStacks: false,
        })),
    };
  },
);
