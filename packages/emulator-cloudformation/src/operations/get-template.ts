import type { GetTemplateCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { changeSetInput, requireChangeSet } from '../change-set/find-change-set.ts';
import { operation } from '../operation.ts';
import { requireStack } from '../stack/require-stack.ts';

/** Exactly the submitted text: the CDK CLI compares it to see whether there is anything to deploy. */
export const getTemplate = operation<GetTemplateCommandOutput>()(
  z.strictObject({
    StackName: z.string().optional(),
    ChangeSetName: changeSetInput.ChangeSetName.optional(),
    TemplateStage: z.enum(['Original', 'Processed']).optional(),
  }),
  (context, { StackName, ChangeSetName }) => ({
    TemplateBody:
      ChangeSetName === undefined
        ? (requireStack(context, required(StackName)).templateText ?? '{}')
        : requireChangeSet(context, { ChangeSetName, StackName }).target.templateText,
    StagesAvailable: ['Original', 'Processed'],
  }),
);

function required(stackName: string | undefined): string {
  if (stackName !== undefined) return stackName;
  throw errors.ValidationError.neitherStackNorChangeSet();
}
