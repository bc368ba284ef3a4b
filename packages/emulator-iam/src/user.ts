import type { User as AwsUser } from '@aws-sdk/client-iam';
import { isUser, type RoleSession } from '@scones/emulator-core';
import type { IamContext } from './context.ts';
import { describeBoundary } from './describe-boundary.ts';
import { errors } from './errors.ts';
import type { AccessKey, Records, User } from './records.ts';
import { tagsOf } from './tags.ts';

export function foundUser({ records }: IamContext, name: string): User {
  const user = records.users.get(name);
  if (!user) throw errors.NoSuchEntity.user({ name });
  return user;
}

/** The user of that ARN, its path included. */
export function userAt({ users }: Records, arn: string): User | undefined {
  const user = users.get(arn.slice(arn.lastIndexOf('/') + 1));
  return user?.arn === arn ? user : undefined;
}

/** The name in the ARN of a user who asks. */
export function userNameOf({ roleArn }: RoleSession): string {
  return roleArn.slice(roleArn.lastIndexOf('/') + 1);
}

/** The user of that name, or else the one that asks. */
export function userOrCaller(
  context: IamContext,
  name: string | undefined,
  { session }: { readonly session?: RoleSession },
): User {
  if (name !== undefined) return foundUser(context, name);
  const caller = session && isUser(session) ? userAt(context.records, session.roleArn) : undefined;
  if (!caller) throw errors.ValidationError.noUserName();
  return caller;
}

/** Changes a user that must be there. */
export function changeUser(context: IamContext, name: string, change: (user: User) => Partial<User>): void {
  const user = foundUser(context, name);
  context.records.users.put(name, { ...user, ...change(user) });
}

export function keysOf({ accessKeys }: Records, userName: string): AccessKey[] {
  return accessKeys.values().filter((key) => key.userName === userName);
}

/** A user as the operations answer it; a list leaves tags and boundary out. */
export function describeUser(user: User): AwsUser {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: new Date(user.creationTime),
  };
}

export function describeUserInFull(user: User): AwsUser {
  const tags = tagsOf(user.tags);
  const { permissionsBoundary: arn } = user;
  return {
    ...describeUser(user),
    ...(arn !== undefined && { PermissionsBoundary: describeBoundary(arn) }),
    ...(tags.length > 0 && { Tags: tags }),
  };
}
