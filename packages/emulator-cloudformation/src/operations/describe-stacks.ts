import type { DescribeStacksCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../operation.ts';
import { requireStack } from '../stack/require-stack.ts';
import { stackOutput } from '../stack/stack-output.ts';

export const describeStacks = operation<DescribeStacksCommandOutput>()(
  z.strictObject({ StackName: z.string().optional(), NextToken: z.string().optional() }),
  (context, { StackName }) => {
    const stacks = StackName === undefined ? context.stacks.live() : [requireStack(context, StackName)];
    return { Stacks: stacks.map(stackOutput) };
  },
);
