import { structure } from '@scones/emulator-core';
import type { ListEndpointConfigsCommandOutput, ListEndpointConfigsInput } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { listingMembers, listPage } from '../input/listing.ts';
import { operation } from '../context.ts';

const input = structure<ListEndpointConfigsInput>()({
  ...listingMembers,
  SortBy: z.enum(['Name', 'CreationTime']).optional(),
});

export const listEndpointConfigs = operation<ListEndpointConfigsCommandOutput>()(
  input,
  ({ records }, listing) => {
    const { items, ...rest } = listPage(records.endpointConfigs.values(), listing, 'Descending');
    return {
      EndpointConfigs: items.map((config) => ({
        EndpointConfigName: config.name,
        EndpointConfigArn: config.arn,
        CreationTime: new Date(config.creationTime),
      })),
      ...rest,
    };
  },
);
