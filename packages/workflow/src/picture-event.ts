// Imported as a namespace, so that a bundle holds only the parts that are used, and not every locale of the messages.
import * as z from 'zod';

/** The input of an execution: which picture it is about. Nothing is known of the picture yet. */
export const pictureRequestSchema = z.object({
  s3_bucket: z.string().min(1),
  s3_key: z.string().min(1),
  image_data: z.literal('').default(''),
  inferences: z.array(z.never()).default([]),
  /** Overrides the threshold that the last Lambda is configured with, for this execution. */
  threshold: z.number().min(0).max(1).optional(),
});
export type PictureRequest = z.input<typeof pictureRequestSchema>;

const pictureSchema = z.object({
  s3_bucket: z.string().min(1),
  s3_key: z.string().min(1),
  /** The picture file's bytes. */
  image_data: z.base64().min(1),
  inferences: z.array(z.never()),
  threshold: pictureRequestSchema.shape.threshold,
});

/** Probabilities, one a class, in the order of the model's labels. */
export const inferencesSchema = z.array(z.number().min(0).max(1)).min(1);

/** The event that `serialize` emits and `infer` accepts. */
export const serializedPictureEventSchema = z.object({
  statusCode: z.literal(200),
  body: pictureSchema,
});
export type SerializedPictureEvent = z.infer<typeof serializedPictureEventSchema>;

/** The event that `infer` emits, and that `filter` accepts and emits. */
export const inferredPictureEventSchema = z.object({
  statusCode: z.literal(200),
  body: pictureSchema.extend({ inferences: inferencesSchema }),
});
export type InferredPictureEvent = z.infer<typeof inferredPictureEventSchema>;

/** The input of a run over a prefix. */
export const prefixRequestSchema = z.object({
  s3_bucket: z.string().min(1),
  s3_prefix: z.string(),
});
export type PrefixRequest = z.input<typeof prefixRequestSchema>;
