import type { TagResourceCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { operation, tagsInput } from '../context.ts';
import { findTagged } from '../find-tagged.ts';

export const tagResource = operation<TagResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string(), Tags: tagsInput }),
  (context, { ResourceARN, Tags }) => {
    const { tags, keep } = findTagged(context, ResourceARN);
    keep({ ...tags, ...Tags });
    return {};
  },
);
