import type { DeleteAccessKeyCommandOutput, DeleteAccessKeyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { foundAccessKey } from '../access-keys.ts';
import { iamOperation } from '../context.ts';
import { accessKeyId, userName } from '../names.ts';
import { userOrCaller } from '../user.ts';

export const deleteAccessKey = iamOperation<DeleteAccessKeyCommandOutput>()(
  structure<DeleteAccessKeyRequest>()({ UserName: userName.optional(), AccessKeyId: accessKeyId }),
  (context, { UserName, AccessKeyId }, request) => {
    const user = userOrCaller(context, UserName, request);
    context.records.accessKeys.delete(foundAccessKey(context, user, AccessKeyId).id);
    return {};
  },
);
