import type { GetParametersByPathCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { parameterOutput } from '../parameter-record.ts';
import { operation } from '../ssm-context.ts';

/** A page's token is the name of its last parameter. */
export const getParametersByPath = operation<GetParametersByPathCommandOutput>()(
  z.strictObject({
    Path: z.string().startsWith('/'),
    Recursive: z.boolean().default(false),
    WithDecryption: z.boolean().optional(),
    MaxResults: z.number().int().min(1).max(10).default(10),
    NextToken: z.string().default(''),
  }),
  ({ parameters, identity }, { Path, Recursive, MaxResults, NextToken }) => {
    const prefix = Path.endsWith('/') ? Path : `${Path}/`;
    const all = parameters
      .values({ prefix, after: NextToken })
      .filter(({ name }) => Recursive || !name.slice(prefix.length).includes('/'));
    const page = all.slice(0, MaxResults);
    return {
      Parameters: page.map((parameter) => parameterOutput(identity, parameter)),
      NextToken: all.length > page.length ? page.at(-1)?.name : undefined,
    };
  },
);
