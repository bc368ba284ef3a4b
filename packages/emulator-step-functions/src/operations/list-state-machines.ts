import type { ListStateMachinesCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { keyedPage, pagingInput } from '../paging.ts';

/** AWS takes a shorter token here than elsewhere. */
const input = z.strictObject({ ...pagingInput, nextToken: z.string().min(1).max(1024).optional() });

export const listStateMachines = operation<ListStateMachinesCommandOutput>()(
  input,
  ({ machines }, request) => {
    const page = keyedPage(
      request,
      (after, limit) => machines.list({ limit, ...(after !== undefined && { after }) }),
      ({ arn }) => arn,
    );
    return {
      stateMachines: page.items.map(({ arn, name, type, creationDate }) => ({
        stateMachineArn: arn,
        name,
        type,
        creationDate: new Date(creationDate),
      })),
      nextToken: page.token,
    };
  },
);
