import type { BatchWriteItemCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { itemInput } from '../attribute-value.ts';
import { type DynamoDbContext, nameOfTable, operation } from '../context.ts';
import { errors } from '../errors.ts';
import { plainMetrics } from '../return-members.ts';
import { prepareWrite, type Write } from '../writes.ts';

const MOST_WRITES = 25;

const request = z.union([
  z.strictObject({ PutRequest: z.strictObject({ Item: itemInput }) }),
  z.strictObject({ DeleteRequest: z.strictObject({ Key: itemInput }) }),
]);

/** Everything is written at once: nothing is left unprocessed. */
export const batchWriteItem = operation<BatchWriteItemCommandOutput>()(
  z.strictObject({ RequestItems: z.record(z.string(), z.array(request).min(1)), ...plainMetrics }),
  (context, { RequestItems }) => {
    const requests = Object.entries(RequestItems).flatMap(([name, all]) =>
      all.map((each) => [name, each] as const),
    );
    if (requests.length > MOST_WRITES) throw errors.ValidationException.tooManyWrites();
    const writes = requests.map(([name, each]) => writeOf(context, name, each));
    if (new Set(writes.map(({ key }) => key)).size < writes.length)
      throw errors.ValidationException.duplicateKeys();
    context.transaction(() => writes.forEach(({ run }) => run()));
    return { UnprocessedItems: {} };
  },
);

function writeOf(context: DynamoDbContext, nameOrArn: string, each: z.output<typeof request>): Write {
  const rest = { TableName: nameOfTable(nameOrArn), ReturnValuesOnConditionCheckFailure: 'NONE' as const };
  return 'PutRequest' in each
    ? prepareWrite(context, 'put', { ...each.PutRequest, ...rest })
    : prepareWrite(context, 'delete', { ...each.DeleteRequest, ...rest });
}
