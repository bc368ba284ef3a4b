import type { UpdateRoleCommandOutput, UpdateRoleRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { roleName } from '../names.ts';
import { changeRole } from '../role.ts';

const input = structure<UpdateRoleRequest>()({
  RoleName: roleName,
  Description: z.string().max(1000).optional(),
  MaxSessionDuration: z.int().min(3600).max(43_200).optional(),
});

export const updateRole = iamOperation<UpdateRoleCommandOutput>()(
  input,
  (context, { RoleName, Description, MaxSessionDuration }) => {
    changeRole(context, RoleName, (role) => ({
      description: Description ?? role.description,
      maxSessionSeconds: MaxSessionDuration ?? role.maxSessionSeconds,
    }));
    return {};
  },
);
