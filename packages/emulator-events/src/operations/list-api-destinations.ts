import type { ListApiDestinationsCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { shownDestination } from '../api-destinations/members.ts';
import { nameInput, operation } from '../context.ts';
import { namedPage, pageMembers } from '../named-page.ts';

export const listApiDestinations = operation<ListApiDestinationsCommandOutput>()(
  z.strictObject({
    NamePrefix: nameInput(64).default(''),
    ConnectionArn: z.string().max(1600).optional(),
    ...pageMembers,
  }),
  (context, { NamePrefix, ConnectionArn: wanted, ...input }) => {
    const found = context.apiDestinations
      .values({ prefix: NamePrefix })
      .filter(({ connectionArn }) => wanted === undefined || connectionArn === wanted);
    const page = namedPage(found, input);
    return {
      ApiDestinations: page.items.map((each) => shownDestination(context, each)),
      NextToken: page.token,
    };
  },
);
