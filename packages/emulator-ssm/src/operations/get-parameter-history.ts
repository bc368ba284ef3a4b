import type { GetParameterHistoryCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { requireRecord } from '../find-parameter.ts';
import { historyOutput, versionsOf } from '../parameter-record.ts';
import { operation } from '../context.ts';

/** A page's token is the number of its last version. */
export const getParameterHistory = operation<GetParameterHistoryCommandOutput>()(
  z.strictObject({
    Name: z.string().min(1).max(2048),
    WithDecryption: z.boolean().optional(),
    MaxResults: z.int().min(1).max(50).default(50),
    NextToken: z.coerce.number().int().default(0),
  }),
  (context, { Name, MaxResults, NextToken }) => {
    const rest = versionsOf(requireRecord(context, Name)).filter(({ version }) => version > NextToken);
    const page = rest.slice(0, MaxResults);
    return {
      Parameters: page.map((version) => historyOutput(context.identity, version)),
      NextToken: rest.length > page.length ? String(page.at(-1)?.version) : undefined,
    };
  },
);
