import type { UpdateRoleDescriptionCommandOutput, UpdateRoleDescriptionRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { roleName } from '../names.ts';
import { changeRole, describeRoleInFull, foundRole } from '../role.ts';

export const updateRoleDescription = iamOperation<UpdateRoleDescriptionCommandOutput>()(
  structure<UpdateRoleDescriptionRequest>()({ RoleName: roleName, Description: z.string().max(1000) }),
  (context, { RoleName, Description: description }) => {
    changeRole(context, RoleName, () => ({ description }));
    return { Role: describeRoleInFull(foundRole(context, RoleName)) };
  },
);
