import { z } from 'zod';
import { endpointNameSchema, modelOptions, servingOptions } from '../deploy/deploy-options.ts';

/** A missing option keeps the endpoint's own setting. */
export const updateOptionsSchema = z.object({
  name: endpointNameSchema,
  ...modelOptions,
  instanceType: servingOptions.instanceType.optional(),
  instanceCount: servingOptions.instanceCount.optional(),
  capturePrefix: servingOptions.capturePrefix.optional(),
  capturePercentage: servingOptions.capturePercentage.optional(),
  dryRun: z.boolean().default(false).describe('only show what would change'),
});
export type UpdateOptions = z.input<typeof updateOptionsSchema>;
export type CheckedUpdateOptions = z.output<typeof updateOptionsSchema>;
