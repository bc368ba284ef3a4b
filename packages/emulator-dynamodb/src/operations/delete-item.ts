import type { DeleteItemCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../context.ts';
import { plainMetrics, returnOld } from '../return-members.ts';
import { keyMembers, prepareAlone } from '../writes.ts';

export const deleteItem = operation<DeleteItemCommandOutput>()(
  z.strictObject({ ...keyMembers, ...plainMetrics, ReturnValues: returnOld }),
  (context, { ReturnValues, ...input }) => {
    const { before } = context.transaction(prepareAlone(context, 'delete', input).run);
    return { Attributes: ReturnValues === 'ALL_OLD' ? before : undefined } as DeleteItemCommandOutput;
  },
);
