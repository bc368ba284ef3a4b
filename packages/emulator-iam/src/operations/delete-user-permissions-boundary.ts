import type {
  DeleteUserPermissionsBoundaryCommandOutput,
  DeleteUserPermissionsBoundaryRequest,
} from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { userName } from '../names.ts';
import { withoutBoundary } from '../policy-holder.ts';
import { changeUser } from '../user.ts';

export const deleteUserPermissionsBoundary = iamOperation<DeleteUserPermissionsBoundaryCommandOutput>()(
  structure<DeleteUserPermissionsBoundaryRequest>()({ UserName: userName }),
  (context, { UserName }) => {
    changeUser(context, UserName, (user) => withoutBoundary('user', user));
    return {};
  },
);
