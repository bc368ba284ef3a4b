import type { ListStacksCommandOutput } from '@aws-sdk/client-cloudformation';
import { formList } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../operation.ts';
import { dateOf } from '../stack/stack-output.ts';

/** The deleted too. */
export const listStacks = operation<ListStacksCommandOutput>()(
  z.strictObject({ StackStatusFilter: formList(z.string()).default([]), NextToken: z.string().optional() }),
  ({ stacks }, { StackStatusFilter }) => ({
    StackSummaries: stacks
      .all()
      .filter(({ status }) => StackStatusFilter.length === 0 || StackStatusFilter.includes(status))
      .map((stack) => ({
        StackId: stack.id,
        StackName: stack.name,
        TemplateDescription: stack.description,
        CreationTime: dateOf(stack.createdAt),
        LastUpdatedTime: dateOf(stack.updatedAt),
        DeletionTime: dateOf(stack.deletedAt),
        StackStatus: stack.status,
        StackStatusReason: stack.statusReason,
        DriftInformation: { StackDriftStatus: 'NOT_CHECKED' as const },
      })),
  }),
);
