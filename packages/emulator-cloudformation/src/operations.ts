import type { OperationTable } from '@scones/emulator-core';
import type { CloudFormationContext } from './context.ts';
import { createChangeSet } from './operations/create-change-set.ts';
import { deleteChangeSet } from './operations/delete-change-set.ts';
import { deleteStack } from './operations/delete-stack.ts';
import { describeChangeSet } from './operations/describe-change-set.ts';
import { describeStackEvents } from './operations/describe-stack-events.ts';
import { describeStackResources } from './operations/describe-stack-resources.ts';
import { describeStacks } from './operations/describe-stacks.ts';
import { executeChangeSet } from './operations/execute-change-set.ts';
import { getTemplate } from './operations/get-template.ts';
import { listExports } from './operations/list-exports.ts';
import { listStackResources } from './operations/list-stack-resources.ts';
import { listStacks } from './operations/list-stacks.ts';
import { validateTemplate } from './operations/validate-template.ts';

/** Every operation that is supported. */
export const operations = {
  CreateChangeSet: createChangeSet,
  DeleteChangeSet: deleteChangeSet,
  DeleteStack: deleteStack,
  DescribeChangeSet: describeChangeSet,
  DescribeStackEvents: describeStackEvents,
  DescribeStackResources: describeStackResources,
  DescribeStacks: describeStacks,
  ExecuteChangeSet: executeChangeSet,
  GetTemplate: getTemplate,
  ListExports: listExports,
  ListStackResources: listStackResources,
  ListStacks: listStacks,
  ValidateTemplate: validateTemplate,
} satisfies OperationTable<CloudFormationContext>;

/** The operations that have no output in AWS's model. */
export const WITHOUT_RESULT = ['DeleteStack'] as const satisfies readonly (keyof typeof operations)[];
