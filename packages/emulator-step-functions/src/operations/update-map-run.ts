import type { UpdateMapRunCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';

const input = z.strictObject({
  mapRunArn: z.string().min(1).max(2000),
  maxConcurrency: z.number().int().min(0).optional(),
  toleratedFailurePercentage: z.number().min(0).max(100).optional(),
  toleratedFailureCount: z.number().int().min(0).optional(),
});

export const updateMapRun = operation<UpdateMapRunCommandOutput>()(
  input,
  ({ mapRuns }, { mapRunArn, ...limits }) => {
    if (Object.keys(limits).length === 0) throw errors.ValidationException.emptyMapRunUpdate();
    mapRuns.update(mapRunArn, limits);
    return {};
  },
);
