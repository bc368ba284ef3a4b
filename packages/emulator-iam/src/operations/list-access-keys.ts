import type { ListAccessKeysCommandOutput, ListAccessKeysRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { pageMembers, userName } from '../names.ts';
import { keysOf, userOrCaller } from '../user.ts';

export const listAccessKeys = iamOperation<ListAccessKeysCommandOutput>()(
  structure<ListAccessKeysRequest>()({ ...pageMembers, UserName: userName.optional() }),
  (context, input, request) => {
    const { name } = userOrCaller(context, input.UserName, request);
    const { items, ...rest } = iamPage(keysOf(context.records, name), input, ({ id }) => id);
    return {
      AccessKeyMetadata: items.map(({ id, isActive, creationTime }) => ({
        UserName: name,
        AccessKeyId: id,
        Status: isActive ? 'Active' : 'Inactive',
        CreateDate: new Date(creationTime),
      })),
      ...rest,
    };
  },
);
