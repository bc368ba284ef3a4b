import type { DeleteChangeSetCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { changeSetInput, checkNamed, findChangeSet } from '../change-set/find-change-set.ts';
import { operation } from '../operation.ts';

/** As on AWS it is no error to delete one that a stack has not. */
export const deleteChangeSet = operation<DeleteChangeSetCommandOutput>()(
  z.strictObject(changeSetInput),
  (context, named) => {
    checkNamed(context, named);
    const { ChangeSetName, StackName } = named;
    const found = findChangeSet(context, ChangeSetName, StackName);
    if (found) context.changeSets.delete(found.id);
    return {};
  },
);
