import type { TagResourceCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { tagsInput } from '../configuration.ts';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';

const input = z.strictObject({ resourceArn: z.string(), tags: tagsInput });

const MOST_TAGS = 50;

export const tagResource = operation<TagResourceCommandOutput>()(
  input,
  ({ machines }, { resourceArn, tags }) => {
    const machine = machines.requireTaggable(resourceArn);
    const added = Object.fromEntries(tags.map(({ key, value }) => [key, value]));
    const all = { ...machine.tags, ...added };
    if (Object.keys(all).length > MOST_TAGS) throw errors.TooManyTags(resourceArn);
    machines.put({ ...machine, tags: all });
    return {};
  },
);
