import type { TagUserCommandOutput, TagUserRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { userName } from '../names.ts';
import { changeUser } from '../user.ts';
import { tagList, withTags } from '../tags.ts';

export const tagUser = iamOperation<TagUserCommandOutput>()(
  structure<TagUserRequest>()({ UserName: userName, Tags: tagList }),
  (context, { UserName, Tags }) => {
    changeUser(context, UserName, ({ tags }) => ({ tags: withTags(tags, Tags) }));
    return {};
  },
);
