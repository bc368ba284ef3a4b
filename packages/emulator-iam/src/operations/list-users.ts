import type { ListUsersCommandOutput, ListUsersRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { pageMembers } from '../names.ts';
import { describeUser } from '../user.ts';

export const listUsers = iamOperation<ListUsersCommandOutput>()(
  structure<ListUsersRequest>()({ ...pageMembers, PathPrefix: z.string().max(512).default('/') }),
  ({ records }, input) => {
    const users = records.users.values().filter(({ path }) => path.startsWith(input.PathPrefix));
    const { items, ...rest } = iamPage(users, input, ({ name }) => name);
    return { Users: items.map(describeUser), ...rest };
  },
);
