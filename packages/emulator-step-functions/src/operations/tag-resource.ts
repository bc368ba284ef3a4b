import type { TagResourceCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { checkTags, tagsInput } from '../machines/configuration.ts';
import { operation } from '../context.ts';

const input = z.strictObject({ resourceArn: z.string(), tags: tagsInput });

export const tagResource = operation<TagResourceCommandOutput>()(
  input,
  ({ machines }, { resourceArn, tags }) => {
    const machine = machines.requireTaggable(resourceArn);
    const added = Object.fromEntries(tags.map(({ key, value }) => [key, value]));
    const all = { ...machine.tags, ...added };
    checkTags(resourceArn, all);
    machines.put({ ...machine, tags: all });
    return {};
  },
);
