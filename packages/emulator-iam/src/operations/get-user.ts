import type { GetUserCommandOutput, GetUserRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { userName } from '../names.ts';
import { describeUserInFull, userOrCaller } from '../user.ts';

export const getUser = iamOperation<GetUserCommandOutput>()(
  structure<GetUserRequest>()({ UserName: userName.optional() }),
  (context, { UserName }, request) => ({
    User: describeUserInFull(userOrCaller(context, UserName, request)),
  }),
);
