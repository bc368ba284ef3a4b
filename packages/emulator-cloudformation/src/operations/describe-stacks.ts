import type { DescribeStacksCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { hundredOf, nextToken } from '../input/next-token.ts';
import { operation } from '../operation.ts';
import { requireStack } from '../stack/require-stack.ts';
import { stackOutput } from '../stack/stack-output.ts';

export const describeStacks = operation<DescribeStacksCommandOutput>()(
  z.strictObject({ StackName: z.string().optional(), NextToken: nextToken }),
  (context, { StackName, NextToken }) => {
    const stacks = StackName === undefined ? context.stacks.live() : [requireStack(context, StackName)];
    const page = hundredOf(stacks, NextToken, ({ id }) => id);
    return { Stacks: page.items.map(stackOutput), NextToken: page.NextToken };
  },
);
