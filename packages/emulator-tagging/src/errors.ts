import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html#API_GetResources_Errors */
export const errors = errorTable({
  InvalidParameterException: { status: 400, message: (detail: string) => detail },
});
