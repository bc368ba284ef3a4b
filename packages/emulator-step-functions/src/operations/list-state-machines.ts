import type { ListStateMachinesCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { pageSize, pagingInput, readToken, writeToken } from '../paging.ts';

/** AWS takes a shorter token here than elsewhere. */
const input = z.strictObject({ ...pagingInput, nextToken: z.string().min(1).max(1024).optional() });

export const listStateMachines = operation<ListStateMachinesCommandOutput>()(
  input,
  ({ machines }, request) => {
    const size = pageSize(request);
    const after = readToken(request, z.string());
    const found = machines.list({ limit: size + 1, ...(after !== undefined && { after }) });
    const page = found.slice(0, size);
    return {
      stateMachines: page.map(({ arn, name, type, creationDate }) => ({
        stateMachineArn: arn,
        name,
        type,
        creationDate: new Date(creationDate),
      })),
      ...(found.length > size && writeToken(page.at(-1)?.arn)),
    };
  },
);
