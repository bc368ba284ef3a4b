import type { UntagResourceCommandOutput } from '@aws-sdk/client-cloudwatch';
import { withoutTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { findTagged } from '../find-tagged.ts';

export const untagResource = operation<UntagResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string(), TagKeys: z.array(z.string()) }),
  (context, { ResourceARN, TagKeys }) => {
    const { tags, keep } = findTagged(context, ResourceARN);
    keep(withoutTags(tags, TagKeys));
    return {};
  },
);
