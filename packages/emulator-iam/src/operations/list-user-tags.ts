import type { ListUserTagsCommandOutput, ListUserTagsRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { pageMembers, userName } from '../names.ts';
import { foundUser } from '../user.ts';
import { tagsOf } from '../tags.ts';

export const listUserTags = iamOperation<ListUserTagsCommandOutput>()(
  structure<ListUserTagsRequest>()({ ...pageMembers, UserName: userName }),
  (context, input) => {
    const tags = tagsOf(foundUser(context, input.UserName).tags);
    const { items, ...rest } = iamPage(tags, input, ({ Key }) => Key);
    return { Tags: items, ...rest };
  },
);
