import type { UntagResourceCommandOutput } from '@aws-sdk/client-sfn';
import { withoutTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';

const input = z.strictObject({ resourceArn: z.string(), tagKeys: z.array(z.string().max(128)) });

export const untagResource = operation<UntagResourceCommandOutput>()(
  input,
  ({ machines }, { resourceArn, tagKeys }) => {
    const machine = machines.requireTaggable(resourceArn);
    machines.put({ ...machine, tags: withoutTags(machine.tags, tagKeys) });
    return {};
  },
);
