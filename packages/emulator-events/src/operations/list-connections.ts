import type { ListConnectionsCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { connectionSummary } from '../connections/connection-record.ts';
import { nameInput, operation } from '../context.ts';
import { namedPage, pageMembers } from '../named-page.ts';

export const listConnections = operation<ListConnectionsCommandOutput>()(
  z.strictObject({
    NamePrefix: nameInput(64).default(''),
    ConnectionState: z
      .enum([
        'CREATING',
        'UPDATING',
        'DELETING',
        'AUTHORIZED',
        'DEAUTHORIZED',
        'AUTHORIZING',
        'DEAUTHORIZING',
        'ACTIVE',
        'FAILED_CONNECTIVITY',
      ])
      .optional(),
    ...pageMembers,
  }),
  ({ connections }, { NamePrefix, ConnectionState: wanted, ...input }) => {
    const found = connections.records
      .values({ prefix: NamePrefix })
      .filter(({ state }) => wanted === undefined || state === wanted);
    const page = namedPage(found, input);
    return { Connections: page.items.map(connectionSummary), NextToken: page.token };
  },
);
