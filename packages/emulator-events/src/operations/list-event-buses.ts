import type { ListEventBusesCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busOutput } from '../bus-record.ts';
import { findBus, operation } from '../context.ts';
import { namedPage, pageMembers } from '../named-page.ts';
import { DEFAULT_BUS } from '../rule-record.ts';

export const listEventBuses = operation<ListEventBusesCommandOutput>()(
  z.strictObject({
    NamePrefix: z.string().default(''),
    ...pageMembers,
  }),
  (context, { NamePrefix, ...input }) => {
    const buses = [{ name: DEFAULT_BUS }, ...context.buses.values()];
    const page = namedPage(
      buses.filter(({ name }) => name.startsWith(NamePrefix)),
      input,
    );
    return {
      EventBuses: page.items.map(({ name }) => busOutput(findBus(context, name))),
      NextToken: page.token,
    };
  },
);
