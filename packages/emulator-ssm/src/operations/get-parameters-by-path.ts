import type { GetParametersByPathCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { filterInput, parameterFilter } from '../parameter-filter.ts';
import { parameterOutput } from '../parameter-record.ts';
import { parameterPage } from '../parameter-page.ts';
import { operation } from '../context.ts';

const KEYS = ['Type', 'KeyId', 'Label', 'tag:'];

export const getParametersByPath = operation<GetParametersByPathCommandOutput>()(
  z.strictObject({
    Path: z.string().min(1),
    Recursive: z.boolean().default(false),
    ParameterFilters: z.array(filterInput).default([]),
    WithDecryption: z.boolean().optional(),
    MaxResults: z.number().int().min(1).max(10).default(10),
    NextToken: z.string().optional(),
  }),
  ({ parameters, tags, identity }, { Path, Recursive, ParameterFilters, MaxResults, NextToken }) => {
    if (!/^\/[\w.\-/]*$/.test(Path) || Path.includes('//')) throw errors.ValidationException.path();
    const prefix = Path.endsWith('/') ? Path : `${Path}/`;
    const passes = parameterFilter(ParameterFilters, KEYS);
    const all = parameters
      .values({ prefix })
      .filter(({ name }) => Recursive || !name.slice(prefix.length).includes('/'))
      .filter((parameter) => passes({ ...parameter, tags: tags.get(parameter.name) ?? {} }));
    const page = parameterPage(all, { MaxResults, NextToken }, ({ name }) => name);
    return {
      Parameters: page.items.map((parameter) => parameterOutput(identity, parameter)),
      NextToken: page.token,
    };
  },
);
