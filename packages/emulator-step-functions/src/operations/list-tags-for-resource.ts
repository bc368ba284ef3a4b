import type { ListTagsForResourceCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { tagList } from '../machines/configuration.ts';
import { operation } from '../context.ts';
import { requireTaggable } from '../machines/require-taggable.ts';

const input = z.strictObject({ resourceArn: z.string() });

export const listTagsForResource = operation<ListTagsForResourceCommandOutput>()(
  input,
  (context, { resourceArn }) => ({ tags: tagList(requireTaggable(context, resourceArn).tags) }),
);
