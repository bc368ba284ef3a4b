import type { TagResourceCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { machineTags, tagsInput } from '../machines/configuration.ts';
import { operation } from '../context.ts';

const input = z.strictObject({ resourceArn: z.string(), tags: tagsInput });

export const tagResource = operation<TagResourceCommandOutput>()(
  input,
  ({ machines }, { resourceArn, tags }) => {
    const machine = machines.requireTaggable(resourceArn);
    machines.put({ ...machine, tags: machineTags(resourceArn, machine.tags, tags) });
    return {};
  },
);
