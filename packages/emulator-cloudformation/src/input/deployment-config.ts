import { wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';

/** In either mode everything is ready when it is made. */
export const deploymentConfig = z.strictObject({
  Mode: z.enum(['STANDARD', 'EXPRESS']).optional(),
  DisableRollback: wireBoolean.optional(),
});
