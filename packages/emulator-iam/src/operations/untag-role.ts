import type { UntagRoleCommandOutput, UntagRoleRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { roleName } from '../names.ts';
import { changeRole } from '../role.ts';
import { tagKeys, withoutTags } from '../tags.ts';

export const untagRole = iamOperation<UntagRoleCommandOutput>()(
  structure<UntagRoleRequest>()({ RoleName: roleName, TagKeys: tagKeys }),
  (context, { RoleName, TagKeys }) => {
    changeRole(context, RoleName, ({ tags }) => ({ tags: withoutTags(tags, TagKeys) }));
    return {};
  },
);
