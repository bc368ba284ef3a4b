import type { ListTagsForResourceCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { tagList } from '../machines/configuration.ts';
import { operation } from '../context.ts';

const input = z.strictObject({ resourceArn: z.string() });

export const listTagsForResource = operation<ListTagsForResourceCommandOutput>()(
  input,
  ({ machines }, { resourceArn }) => ({ tags: tagList(machines.requireTaggable(resourceArn)) }),
);
