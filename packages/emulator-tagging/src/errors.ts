import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html#API_GetResources_Errors */
export const errors = errorTable({
  InvalidParameterException: {
    status: 400,
    message: {
      arnsBesideFilters: 'ResourceARNList takes no filters and no PaginationToken beside it.',
      token: 'The token is not one that this operation gave.',
      constraint: '{faults}',
    },
  },
});
