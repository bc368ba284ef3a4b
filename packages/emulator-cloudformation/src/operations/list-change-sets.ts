import type { ChangeSetSummary, ListChangeSetsCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { ChangeSetRecord } from '../change-set/change-set-record.ts';
import { errors } from '../errors.ts';
import { hundredOf, nextToken } from '../input/next-token.ts';
import { operation } from '../operation.ts';

export const listChangeSets = operation<ListChangeSetsCommandOutput>()(
  z.strictObject({ StackName: z.string(), NextToken: nextToken }),
  ({ stacks, changeSets }, { StackName, NextToken }) => {
    const stack = stacks.find(StackName);
    if (!stack) throw errors.ValidationError.noStack({ name: StackName });
    const ofStack = changeSets.values().filter(({ stackId }) => stackId === stack.id);
    const page = hundredOf(ofStack, NextToken, ({ id }) => id);
    return { Summaries: page.items.map(summaryOf), NextToken: page.NextToken };
  },
);

function summaryOf(record: ChangeSetRecord): ChangeSetSummary {
  return {
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
  };
}
