import type { UpdateUserCommandOutput, UpdateUserRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { type IamContext, iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { iamArn, isTaken, path, userName } from '../names.ts';
import { foundUser, keysOf } from '../user.ts';

/** Keys and policies stay with a user that is called otherwise. */
export const updateUser = iamOperation<UpdateUserCommandOutput>()(
  structure<UpdateUserRequest>()({
    UserName: userName,
    NewUserName: userName.optional(),
    NewPath: path.optional(),
  }),
  (context, { UserName, NewUserName: name = UserName, NewPath }) => {
    const { identity, records, transaction } = context;
    const user = foundUser(context, UserName);
    requireFree(context, UserName, name);
    const newPath = NewPath ?? user.path;
    const keys = keysOf(records, UserName);
    transaction(() => {
      records.users.delete(UserName);
      records.users.put(name, { ...user, name, path: newPath, arn: iamArn(identity, 'user', newPath, name) });
      for (const key of keys) records.accessKeys.put(key.id, { ...key, userName: name });
    });
    return {};
  },
);

function requireFree({ records }: IamContext, before: string, name: string): void {
  const others = records.users.values().filter((user) => user.name !== before);
  if (isTaken(name, others)) throw errors.EntityAlreadyExists.user({ name });
}
