import type { UpdateAccessKeyCommandOutput, UpdateAccessKeyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { foundAccessKey } from '../access-keys.ts';
import { iamOperation } from '../context.ts';
import { accessKeyId, userName } from '../names.ts';
import { userOrCaller } from '../user.ts';

export const updateAccessKey = iamOperation<UpdateAccessKeyCommandOutput>()(
  structure<UpdateAccessKeyRequest>()({
    UserName: userName.optional(),
    AccessKeyId: accessKeyId,
    Status: z.enum(['Active', 'Inactive']),
  }),
  (context, { UserName, AccessKeyId, Status }, request) => {
    const user = userOrCaller(context, UserName, request);
    const key = foundAccessKey(context, user, AccessKeyId);
    context.records.accessKeys.put(key.id, { ...key, isActive: Status === 'Active' });
    return {};
  },
);
