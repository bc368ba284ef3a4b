import type { ListRoleTagsCommandOutput, ListRoleTagsRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { pageMembers, roleName } from '../names.ts';
import { foundRole } from '../role.ts';
import { tagsOf } from '../tags.ts';

export const listRoleTags = iamOperation<ListRoleTagsCommandOutput>()(
  structure<ListRoleTagsRequest>()({ ...pageMembers, RoleName: roleName }),
  (context, input) => {
    const tags = tagsOf(foundRole(context, input.RoleName).tags);
    const { items, ...rest } = iamPage(tags, input, ({ Key }) => Key);
    return { Tags: items, ...rest };
  },
);
