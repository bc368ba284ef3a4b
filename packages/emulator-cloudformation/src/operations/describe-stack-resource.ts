import { ownMember } from '@scones/emulator-core';
import type { DescribeStackResourceCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { operation } from '../operation.ts';
import { resourceOutput } from '../stack/stack-output.ts';
import { parseTemplate } from '../template/parse-template.ts';

export const describeStackResource = operation<DescribeStackResourceCommandOutput>()(
  z.strictObject({ StackName: z.string(), LogicalResourceId: z.string() }),
  (context, { StackName, LogicalResourceId }) => {
    const stack = context.stacks.find(StackName);
    if (!stack) throw errors.ValidationError.noStackOfResource({ name: StackName });
    const resource = ownMember(stack.resources, LogicalResourceId);
    if (!resource)
      throw errors.ValidationError.noResource({ logicalId: LogicalResourceId, stack: StackName });
    const { Timestamp, ...shown } = resourceOutput(stack, resource);
    const declared = ownMember(parseTemplate(stack.templateText ?? '').Resources, LogicalResourceId);
    return {
      StackResourceDetail: {
        ...shown,
        LastUpdatedTimestamp: Timestamp,
        Metadata: declared?.Metadata === undefined ? '{}' : JSON.stringify(declared.Metadata),
      },
    };
  },
);
