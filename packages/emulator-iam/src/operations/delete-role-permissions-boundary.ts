import type {
  DeleteRolePermissionsBoundaryCommandOutput,
  DeleteRolePermissionsBoundaryRequest,
} from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { roleName } from '../names.ts';
import { changeRole } from '../role.ts';

export const deleteRolePermissionsBoundary = iamOperation<DeleteRolePermissionsBoundaryCommandOutput>()(
  structure<DeleteRolePermissionsBoundaryRequest>()({ RoleName: roleName }),
  (context, { RoleName }) => {
    changeRole(context, RoleName, ({ permissionsBoundary }) => {
      if (permissionsBoundary === undefined) throw errors.NoSuchEntity.noBoundary({ name: RoleName });
      return { permissionsBoundary: undefined };
    });
    return {};
  },
);
