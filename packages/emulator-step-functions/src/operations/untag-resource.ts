import type { UntagResourceCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';

const input = z.strictObject({ resourceArn: z.string(), tagKeys: z.array(z.string().max(128)) });

export const untagResource = operation<UntagResourceCommandOutput>()(
  input,
  ({ machines }, { resourceArn, tagKeys }) => {
    const machine = machines.requireTaggable(resourceArn);
    const kept = Object.entries(machine.tags).filter(([key]) => !tagKeys.includes(key));
    machines.put({ ...machine, tags: Object.fromEntries(kept) });
    return {};
  },
);
