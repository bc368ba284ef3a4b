import type { DescribeStackResourcesCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { operation, requireStack } from '../operation.ts';
import { resourceOutput } from '../stack/stack-output.ts';

export const describeStackResources = operation<DescribeStackResourcesCommandOutput>()(
  z.strictObject({
    StackName: z.string().optional(),
    LogicalResourceId: z.string().optional(),
    PhysicalResourceId: z.string().optional(),
  }),
  (context, { StackName, LogicalResourceId, PhysicalResourceId }) => {
    const stack =
      StackName === undefined
        ? context.stacks
            .live()
            .find(({ resources }) =>
              Object.values(resources).some(({ physicalId }) => physicalId === PhysicalResourceId),
            )
        : requireStack(context, StackName);
    if (!stack && PhysicalResourceId === undefined)
      throw errors.ValidationError('Either StackName or PhysicalResourceId must be specified.');
    if (!stack) throw errors.ValidationError(`Stack for ${PhysicalResourceId} does not exist`);
    const resources = Object.values(stack.resources).filter(
      ({ logicalId }) => LogicalResourceId === undefined || logicalId === LogicalResourceId,
    );
    return { StackResources: resources.map((resource) => resourceOutput(stack, resource)) };
  },
);
