import type { OperationTable } from '@scones/emulator-core';
import type { CloudFormationContext } from './context.ts';
import { createChangeSet } from './operations/create-change-set.ts';
import { createStack } from './operations/create-stack.ts';
import { deleteChangeSet } from './operations/delete-change-set.ts';
import { deleteStack } from './operations/delete-stack.ts';
import { describeChangeSet } from './operations/describe-change-set.ts';
import { describeStackEvents } from './operations/describe-stack-events.ts';
import { describeStackResource } from './operations/describe-stack-resource.ts';
import { describeStackResources } from './operations/describe-stack-resources.ts';
import { describeStacks } from './operations/describe-stacks.ts';
import { executeChangeSet } from './operations/execute-change-set.ts';
import { getTemplate } from './operations/get-template.ts';
import { getTemplateSummary } from './operations/get-template-summary.ts';
import { listChangeSets } from './operations/list-change-sets.ts';
import { listExports } from './operations/list-exports.ts';
import { listImports } from './operations/list-imports.ts';
import { listStackResources } from './operations/list-stack-resources.ts';
import { listStacks } from './operations/list-stacks.ts';
import { updateStack } from './operations/update-stack.ts';
import { updateTerminationProtection } from './operations/update-termination-protection.ts';
import { validateTemplate } from './operations/validate-template.ts';

/** Every operation that is supported. */
export const operations = {
  CreateChangeSet: createChangeSet,
  CreateStack: createStack,
  DeleteChangeSet: deleteChangeSet,
  DeleteStack: deleteStack,
  DescribeChangeSet: describeChangeSet,
  DescribeStackEvents: describeStackEvents,
  DescribeStackResource: describeStackResource,
  DescribeStackResources: describeStackResources,
  DescribeStacks: describeStacks,
  ExecuteChangeSet: executeChangeSet,
  GetTemplate: getTemplate,
  GetTemplateSummary: getTemplateSummary,
  ListChangeSets: listChangeSets,
  ListExports: listExports,
  ListImports: listImports,
  ListStackResources: listStackResources,
  ListStacks: listStacks,
  UpdateStack: updateStack,
  UpdateTerminationProtection: updateTerminationProtection,
  ValidateTemplate: validateTemplate,
} satisfies OperationTable<CloudFormationContext>;

/** The operations that have no output in AWS's model. */
export const WITHOUT_RESULT = ['DeleteStack'] as const satisfies readonly (keyof typeof operations)[];
