import type { CreateAccessKeyCommandOutput, CreateAccessKeyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { newSecret } from '../access-keys.ts';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { uniqueId, userName } from '../names.ts';
import { keysOf, userOrCaller } from '../user.ts';

const MOST_KEYS = 2;

/** The one answer that has the secret. */
export const createAccessKey = iamOperation<CreateAccessKeyCommandOutput>()(
  structure<CreateAccessKeyRequest>()({ UserName: userName.optional() }),
  (context, { UserName }, request) => {
    const { records, random, clock } = context;
    const { name } = userOrCaller(context, UserName, request);
    if (keysOf(records, name).length >= MOST_KEYS)
      throw errors.LimitExceeded.accessKeys({ limit: MOST_KEYS });
    const [id, secret, creationTime] = [uniqueId('AKIA', random), newSecret(random), clock.now()];
    records.accessKeys.put(id, { id, secret, userName: name, isActive: true, creationTime });
    return {
      AccessKey: {
        UserName: name,
        AccessKeyId: id,
        Status: 'Active',
        SecretAccessKey: secret,
        CreateDate: new Date(creationTime),
      },
    };
  },
);
