import type { DeleteChangeSetCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { changeSetInput, findChangeSet } from '../find-change-set.ts';
import { operation } from '../operation.ts';

/** As on AWS it is no error to delete what is not there. */
export const deleteChangeSet = operation<DeleteChangeSetCommandOutput>()(
  z.strictObject(changeSetInput),
  (context, { ChangeSetName, StackName }) => {
    const found = findChangeSet(context, ChangeSetName, StackName);
    if (found) context.changeSets.delete(found.id);
    return {};
  },
);
