import type { UpdateItemCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { Item } from '../attribute-value.ts';
import { operation } from '../context.ts';
import { projected } from '../expressions/paths.ts';
import type { Path } from '../expressions/tokens.ts';
import { plainMetrics } from '../return-members.ts';
import { prepareAlone, updateMembers } from '../writes.ts';

const returnValues = z.enum(['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW']);

/** An item that is not there is made. */
export const updateItem = operation<UpdateItemCommandOutput>()(
  z.strictObject({ ...updateMembers, ...plainMetrics, ReturnValues: returnValues.default('NONE') }),
  (context, { ReturnValues, ...input }) => {
    const { run, update } = prepareAlone(context, 'update', input);
    const { before, after } = context.transaction(run);
    const item = ReturnValues.endsWith('_OLD') ? before : after;
    const paths = ReturnValues.startsWith('UPDATED') ? update.map(({ path }) => path) : undefined;
    return {
      Attributes: ReturnValues === 'NONE' ? undefined : shown(item, paths),
    } as UpdateItemCommandOutput;
  },
);

function shown(item: Item | undefined, paths: readonly Path[] | undefined): Item | undefined {
  const attributes = item && paths ? projected(item, paths) : item;
  return attributes && Object.keys(attributes).length > 0 ? attributes : undefined;
}
