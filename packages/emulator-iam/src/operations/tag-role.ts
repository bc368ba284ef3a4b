import type { TagRoleCommandOutput, TagRoleRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { roleName } from '../names.ts';
import { changeRole } from '../role.ts';
import { tagList, withTags } from '../tags.ts';

export const tagRole = iamOperation<TagRoleCommandOutput>()(
  structure<TagRoleRequest>()({ RoleName: roleName, Tags: tagList }),
  (context, { RoleName, Tags }) => {
    changeRole(context, RoleName, ({ tags }) => ({ tags: withTags(tags, Tags) }));
    return {};
  },
);
