import { only } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';

/** Nothing is counted of what AWS would bill. */
export const plainMetrics = {
  ReturnConsumedCapacity: only('NONE').optional(),
  ReturnItemCollectionMetrics: only('NONE').optional(),
};

/** `ReturnValues` of what writes a whole item. */
export const returnOld = z
  .enum(['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'])
  .default('NONE')
  .transform((values) => {
    if (values !== 'NONE' && values !== 'ALL_OLD') throw errors.ValidationException.returnValues();
    return values;
  });
