import {
  areDistinct,
  DUPLICATE_TAG_KEY,
  isReservedTagKey,
  RESERVED_TAG_KEY,
  structure,
} from '@scones/emulator-core';
import type { Tag } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { text } from './constraints.ts';

const tagText = (length: { readonly min?: number; readonly max: number }): z.ZodString =>
  text({ ...length, pattern: '([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)' });

const ownKey = tagText({ min: 1, max: 128 }).refine((key) => !isReservedTagKey(key), RESERVED_TAG_KEY);

export const tagList = z
  .array(structure<Tag>()({ Key: ownKey, Value: tagText({ max: 256 }) }))
  .max(50)
  .refine((list) => areDistinct(list.map(({ Key }) => Key)), DUPLICATE_TAG_KEY);
