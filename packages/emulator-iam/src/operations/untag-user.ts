import type { UntagUserCommandOutput, UntagUserRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { userName } from '../names.ts';
import { changeUser } from '../user.ts';
import { tagKeys, withoutTags } from '../tags.ts';

export const untagUser = iamOperation<UntagUserCommandOutput>()(
  structure<UntagUserRequest>()({ UserName: userName, TagKeys: tagKeys }),
  (context, { UserName, TagKeys }) => {
    changeUser(context, UserName, ({ tags }) => ({ tags: withoutTags(tags, TagKeys) }));
    return {};
  },
);
