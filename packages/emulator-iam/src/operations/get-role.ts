import type { GetRoleCommandOutput, GetRoleRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { roleName } from '../names.ts';
import { describeRoleInFull, foundRole } from '../role.ts';

export const getRole = iamOperation<GetRoleCommandOutput>()(
  structure<GetRoleRequest>()({ RoleName: roleName }),
  (context, { RoleName }) => ({ Role: describeRoleInFull(foundRole(context, RoleName)) }),
);
