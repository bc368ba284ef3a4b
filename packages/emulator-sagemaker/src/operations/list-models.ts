import { structure } from '@scones/emulator-core';
import type { ListModelsCommandOutput, ListModelsInput } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { listingMembers, listPage } from '../input/listing.ts';
import { operation } from '../context.ts';

const input = structure<ListModelsInput>()({
  ...listingMembers,
  SortBy: z.enum(['Name', 'CreationTime']).optional(),
});

export const listModels = operation<ListModelsCommandOutput>()(input, ({ records }, listing) => {
  const { items, ...rest } = listPage(records.models.values(), listing, 'Descending');
  return {
    Models: items.map((model) => ({
      ModelName: model.name,
      ModelArn: model.arn,
      CreationTime: new Date(model.creationTime),
    })),
    ...rest,
  };
});
