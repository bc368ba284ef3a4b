import type { UntagResourceCommandOutput } from '@aws-sdk/client-sfn';
import { withoutTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { requireTaggable } from '../machines/require-taggable.ts';

const input = z.strictObject({ resourceArn: z.string(), tagKeys: z.array(z.string().max(128)) });

export const untagResource = operation<UntagResourceCommandOutput>()(
  input,
  (context, { resourceArn, tagKeys }) => {
    const resource = requireTaggable(context, resourceArn);
    resource.setTags(withoutTags(resource.tags, tagKeys));
    return {};
  },
);
