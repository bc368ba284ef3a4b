import { structure } from '@scones/emulator-core';
import type { ListEndpointsCommandOutput, ListEndpointsInput } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { listingMembers, listPage, modifiedMembers } from '../input/listing.ts';
import { operation } from '../context.ts';

const input = structure<ListEndpointsInput>()({
  ...listingMembers,
  ...modifiedMembers,
  StatusEquals: z.enum(['InService', 'Creating', 'Updating', 'Failed', 'Deleting']).optional(),
  SortBy: z.enum(['Name', 'CreationTime', 'Status']).optional(),
});

export const listEndpoints = operation<ListEndpointsCommandOutput>()(input, ({ records }, listing) => {
  const { StatusEquals } = listing;
  const endpoints = records.endpoints
    .values()
    .filter(({ status }) => StatusEquals === undefined || status === StatusEquals);
  const { items, ...rest } = listPage(endpoints, listing, 'Descending');
  return {
    Endpoints: items.map((endpoint) => ({
      EndpointName: endpoint.name,
      EndpointArn: endpoint.arn,
      CreationTime: new Date(endpoint.creationTime),
      LastModifiedTime: new Date(endpoint.lastModifiedTime),
      EndpointStatus: endpoint.status,
    })),
    ...rest,
  };
});
