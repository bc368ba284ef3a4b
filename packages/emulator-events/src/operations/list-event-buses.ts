import type { ListEventBusesCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busOutput } from '../bus-record.ts';
import { findBus, operation } from '../context.ts';
import { DEFAULT_BUS } from '../rule-record.ts';

/** A page's token is the name of its last bus. */
export const listEventBuses = operation<ListEventBusesCommandOutput>()(
  z.strictObject({
    NamePrefix: z.string().default(''),
    NextToken: z.string().default(''),
    Limit: z.number().int().min(1).max(100).default(100),
  }),
  (context, { NamePrefix, NextToken, Limit }) => {
    const names = [DEFAULT_BUS, ...context.buses.values().map(({ name }) => name)].sort();
    const rest = names.filter((name) => name.startsWith(NamePrefix) && name > NextToken);
    const page = rest.slice(0, Limit);
    return {
      EventBuses: page.map((name) => busOutput(findBus(context, name))),
      NextToken: rest.length > page.length ? page.at(-1) : undefined,
    };
  },
);
