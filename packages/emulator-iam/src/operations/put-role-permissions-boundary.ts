import type {
  PutRolePermissionsBoundaryCommandOutput,
  PutRolePermissionsBoundaryRequest,
} from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { foundPolicy } from '../managed-policy.ts';
import { policyArn, roleName } from '../names.ts';
import { changeRole } from '../role.ts';

export const putRolePermissionsBoundary = iamOperation<PutRolePermissionsBoundaryCommandOutput>()(
  structure<PutRolePermissionsBoundaryRequest>()({ RoleName: roleName, PermissionsBoundary: policyArn }),
  (context, { RoleName, PermissionsBoundary }) => {
    changeRole(context, RoleName, () => ({
      permissionsBoundary: foundPolicy(context, PermissionsBoundary).arn,
    }));
    return {};
  },
);
