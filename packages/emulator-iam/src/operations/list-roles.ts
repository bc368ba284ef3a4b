import type { ListRolesCommandOutput, ListRolesRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { pageMembers } from '../names.ts';
import { describeRole } from '../role.ts';

export const listRoles = iamOperation<ListRolesCommandOutput>()(
  structure<ListRolesRequest>()({ ...pageMembers, PathPrefix: z.string().max(512).default('/') }),
  ({ records }, input) => {
    const roles = records.roles.values().filter(({ path }) => path.startsWith(input.PathPrefix));
    const { items, ...rest } = iamPage(roles, input, ({ name }) => name);
    return { Roles: items.map(describeRole), ...rest };
  },
);
