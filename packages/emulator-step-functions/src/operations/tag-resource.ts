import type { TagResourceCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { machineTags, tagsInput } from '../machines/configuration.ts';
import { operation } from '../context.ts';
import { requireTaggable } from '../machines/require-taggable.ts';

const input = z.strictObject({ resourceArn: z.string(), tags: tagsInput });

export const tagResource = operation<TagResourceCommandOutput>()(input, (context, { resourceArn, tags }) => {
  const resource = requireTaggable(context, resourceArn);
  resource.setTags(machineTags(resourceArn, resource.tags, tags));
  return {};
});
