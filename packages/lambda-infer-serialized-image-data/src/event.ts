import { serializedPictureEventSchema } from '@scones/workflow';
import type { z } from 'zod';

export const eventSchema = serializedPictureEventSchema;
export type Event = z.output<typeof eventSchema>;
