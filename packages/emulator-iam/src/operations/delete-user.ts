import type { DeleteUserCommandOutput, DeleteUserRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { userName } from '../names.ts';
import { requireWithoutPolicies } from '../policy-holder.ts';
import { foundUser, keysOf } from '../user.ts';

export const deleteUser = iamOperation<DeleteUserCommandOutput>()(
  structure<DeleteUserRequest>()({ UserName: userName }),
  (context, { UserName }) => {
    const user = foundUser(context, UserName);
    if (keysOf(context.records, UserName).length > 0) throw errors.DeleteConflict.accessKeys();
    requireWithoutPolicies(user);
    context.records.users.delete(UserName);
    return {};
  },
);
