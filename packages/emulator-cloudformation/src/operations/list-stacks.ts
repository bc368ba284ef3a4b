import type { ListStacksCommandOutput, StackSummary } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { hundredOf, nextToken } from '../input/next-token.ts';
import { operation } from '../operation.ts';
import { dateOf } from '../stack/stack-output.ts';
import type { StackRecord } from '../stack/stack-record.ts';

/** The deleted too. */
export const listStacks = operation<ListStacksCommandOutput>()(
  z.strictObject({ StackStatusFilter: z.array(z.string()).default([]), NextToken: nextToken }),
  ({ stacks }, { StackStatusFilter, NextToken }) => {
    const isWanted = ({ status }: StackRecord): boolean =>
      StackStatusFilter.length === 0 || StackStatusFilter.includes(status);
    const page = hundredOf(stacks.all().filter(isWanted), NextToken, ({ id }) => id);
    return { StackSummaries: page.items.map(summaryOf), NextToken: page.NextToken };
  },
);

function summaryOf(stack: StackRecord): StackSummary {
  return {
    StackId: stack.id,
    StackName: stack.name,
    TemplateDescription: stack.description,
    CreationTime: dateOf(stack.createdAt),
    LastUpdatedTime: dateOf(stack.updatedAt),
    DeletionTime: dateOf(stack.deletedAt),
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}
