import { pictureRequestSchema } from '@scones/workflow';
import type { z } from 'zod';

export const eventSchema = pictureRequestSchema;
export type Event = z.output<typeof eventSchema>;
