import { z } from 'zod';
import { defineResource } from '../resources/resource-type.ts';

/** The CDK reports the constructs in use to AWS by it. Nothing is made of it anywhere. */
export const cdkMetadata = defineResource({
  type: 'AWS::CDK::Metadata',
  properties: z.strictObject({ Analytics: z.string().optional() }),
  attributes: [],
  replacedBy: [],
  create: async ({ newId }) => ({ physicalId: newId() }),
  update: async (_context, physicalId) => ({ physicalId }),
  remove: async () => undefined,
});
