import type { TagResourceCommandOutput } from '@aws-sdk/client-cloudwatch';
import { withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation, tagsInput } from '../context.ts';
import { errors } from '../errors.ts';
import { findTagged } from '../find-tagged.ts';

export const tagResource = operation<TagResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string(), Tags: tagsInput }),
  (context, { ResourceARN, Tags }) => {
    const { tags, keep } = findTagged(context, ResourceARN);
    keep(withTags(tags, Tags, errors.InvalidParameterValue.manyTags));
    return {};
  },
);
