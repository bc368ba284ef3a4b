import type { PutItemCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../context.ts';
import { plainMetrics, returnOld } from '../return-members.ts';
import { prepareAlone, putMembers } from '../writes.ts';

export const putItem = operation<PutItemCommandOutput>()(
  z.strictObject({ ...putMembers, ...plainMetrics, ReturnValues: returnOld }),
  (context, { ReturnValues, ...input }) => {
    const { before } = context.transaction(prepareAlone(context, 'put', input).run);
    return { Attributes: ReturnValues === 'ALL_OLD' ? before : undefined } as PutItemCommandOutput;
  },
);
