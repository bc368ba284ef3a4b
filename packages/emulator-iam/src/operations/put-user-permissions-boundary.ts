import type {
  PutUserPermissionsBoundaryCommandOutput,
  PutUserPermissionsBoundaryRequest,
} from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { foundPolicy } from '../managed-policy.ts';
import { policyArn, userName } from '../names.ts';
import { changeUser } from '../user.ts';

export const putUserPermissionsBoundary = iamOperation<PutUserPermissionsBoundaryCommandOutput>()(
  structure<PutUserPermissionsBoundaryRequest>()({ UserName: userName, PermissionsBoundary: policyArn }),
  (context, { UserName, PermissionsBoundary }) => {
    changeUser(context, UserName, () => ({
      permissionsBoundary: foundPolicy(context, PermissionsBoundary).arn,
    }));
    return {};
  },
);
