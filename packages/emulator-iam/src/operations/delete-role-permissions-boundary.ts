import type {
  DeleteRolePermissionsBoundaryCommandOutput,
  DeleteRolePermissionsBoundaryRequest,
} from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { roleName } from '../names.ts';
import { withoutBoundary } from '../policy-holder.ts';
import { changeRole } from '../role.ts';

export const deleteRolePermissionsBoundary = iamOperation<DeleteRolePermissionsBoundaryCommandOutput>()(
  structure<DeleteRolePermissionsBoundaryRequest>()({ RoleName: roleName }),
  (context, { RoleName }) => {
    changeRole(context, RoleName, (role) => withoutBoundary('role', role));
    return {};
  },
);
