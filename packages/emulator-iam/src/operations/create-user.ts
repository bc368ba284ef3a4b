import type { CreateUserCommandOutput, CreateUserRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { foundPolicy } from '../managed-policy.ts';
import { iamArn, isTaken, path, policyArn, uniqueId, userName } from '../names.ts';
import { tagList, tagValues } from '../tags.ts';
import { describeUserInFull } from '../user.ts';

const input = structure<CreateUserRequest>()({
  UserName: userName,
  Path: path.default('/'),
  PermissionsBoundary: policyArn.optional(),
  Tags: tagList.optional(),
});

export const createUser = iamOperation<CreateUserCommandOutput>()(input, (context, request) => {
  const { identity, clock, random, records } = context;
  const { UserName: name, Path, PermissionsBoundary: boundary } = request;
  if (isTaken(name, records.users.values())) throw errors.EntityAlreadyExists.user({ name });
  if (boundary !== undefined) foundPolicy(context, boundary);
  const user = {
    name,
    path: Path,
    arn: iamArn(identity, 'user', Path, name),
    id: uniqueId('AIDA', random),
    creationTime: clock.now(),
    tags: tagValues(request.Tags),
    inlinePolicies: {},
    attachedPolicies: [],
    permissionsBoundary: boundary,
  };
  records.users.put(name, user);
  return { User: describeUserInFull(user) };
});
