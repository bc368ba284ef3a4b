import type { DescribeStackResourcesCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { CloudFormationContext } from '../context.ts';
import { errors } from '../errors.ts';
import { operation } from '../operation.ts';
import { requireStack } from '../stack/require-stack.ts';
import { resourceOutput } from '../stack/stack-output.ts';
import type { StackRecord } from '../stack/stack-record.ts';

export const describeStackResources = operation<DescribeStackResourcesCommandOutput>()(
  z.strictObject({
    StackName: z.string().optional(),
    LogicalResourceId: z.string().optional(),
    PhysicalResourceId: z.string().optional(),
  }),
  (context, { StackName, LogicalResourceId, PhysicalResourceId }) => {
    const stack =
      StackName === undefined ? stackWith(context, PhysicalResourceId) : requireStack(context, StackName);
    const resources = Object.values(stack.resources).filter(
      ({ logicalId }) => LogicalResourceId === undefined || logicalId === LogicalResourceId,
    );
    return { StackResources: resources.map((resource) => resourceOutput(stack, resource)) };
  },
);

function stackWith({ stacks }: CloudFormationContext, physicalId: string | undefined): StackRecord {
  if (physicalId === undefined) throw errors.ValidationError.neitherStackNorResource();
  const has = ({ resources }: StackRecord): boolean =>
    Object.values(resources).some((resource) => resource.physicalId === physicalId);
  const found = stacks.live().find(has);
  if (!found) throw errors.ValidationError.noStackFor({ physicalId });
  return found;
}
