import { inferredPictureEventSchema } from '@scones/workflow';
import type { z } from 'zod';

export const eventSchema = inferredPictureEventSchema;
export type Event = z.output<typeof eventSchema>;
