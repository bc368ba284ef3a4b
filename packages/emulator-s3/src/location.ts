import { z } from 'zod';

/** The members that nearly every operation has. */
export const bucketInput = z.object({ Bucket: z.string() });
export const objectInput = z.object({ Bucket: z.string(), Key: z.string().min(1) });
export const uploadInput = objectInput.extend({ UploadId: z.string() });
export const partNumber = z.coerce.number().int().min(1).max(10_000);
export const pageSize = z.coerce
  .number()
  .int()
  .min(0)
  .default(1000)
  .transform((size) => Math.min(size, 1000));
export const encodingType = z.literal('url').optional();
