import type { GetParameterHistoryCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { requireRecord } from '../find-parameter.ts';
import { historyOutput, versionsOf } from '../parameter-record.ts';
import { parameterPage } from '../parameter-page.ts';
import { operation } from '../context.ts';

/** Keys are compared as texts. */
const VERSION_DIGITS = 16;

export const getParameterHistory = operation<GetParameterHistoryCommandOutput>()(
  z.strictObject({
    Name: z.string().min(1).max(2048),
    WithDecryption: z.boolean().optional(),
    MaxResults: z.int().min(1).max(50).default(50),
    NextToken: z.string().optional(),
  }),
  (context, { Name, MaxResults, NextToken }) => {
    const versions = versionsOf(requireRecord(context, Name));
    const page = parameterPage(versions, { MaxResults, NextToken }, ({ version }) =>
      String(version).padStart(VERSION_DIGITS, '0'),
    );
    return {
      Parameters: page.items.map((version) => historyOutput(context.identity, version)),
      NextToken: page.token,
    };
  },
);
