import type {
  DescribeParametersCommandOutput,
  DescribeParametersRequest,
  ParametersFilter,
} from '@aws-sdk/client-ssm';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { filterInput, parameterFilter } from '../parameter-filter.ts';
import { metadataOutput } from '../parameter-record.ts';
import { parameterPage } from '../parameter-page.ts';
import { operation } from '../context.ts';

/** The older form, in which a value is always the whole or a beginning of a name. */
const olderFilter = structure<ParametersFilter>()({
  Key: z.enum(['Name', 'Type', 'KeyId']),
  Values: z.array(z.string().min(1).max(1024)).min(1).max(50),
});

const input = structure<DescribeParametersRequest>()({
  Filters: z.array(olderFilter).optional(),
  ParameterFilters: z.array(filterInput).optional(),
  MaxResults: z.int().min(1).max(50).default(10),
  NextToken: z.string().optional(),
  Shared: z
    .literal(false, 'The emulator does not support Shared parameters: there is one account.')
    .optional(),
});

const KEYS = ['Path', 'Name', 'Type', 'KeyId', 'Tier', 'DataType', 'tag:'];

export const describeParameters = operation<DescribeParametersCommandOutput>()(
  input,
  ({ parameters, tags, identity }, { Filters, ParameterFilters, MaxResults, NextToken }) => {
    if (Filters && ParameterFilters) throw errors.ValidationException.bothFilters();
    const older = Filters?.map(({ Key, Values }) => ({
      Key,
      Values,
      Option: Key === 'Name' ? 'BeginsWith' : 'Equals',
    }));
    const passes = parameterFilter(ParameterFilters ?? older ?? [], KEYS);
    const all = parameters
      .values()
      .filter((parameter) => passes({ ...parameter, tags: tags.get(parameter.name) ?? {} }));
    const page = parameterPage(all, { MaxResults, NextToken }, ({ name }) => name);
    return {
      Parameters: page.items.map((parameter) => metadataOutput(identity, parameter)),
      NextToken: page.token,
    };
  },
);
