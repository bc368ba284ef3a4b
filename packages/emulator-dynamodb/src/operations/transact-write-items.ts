import type { TransactWriteItemsCommandOutput } from '@aws-sdk/client-dynamodb';
import { AwsError } from '@scones/emulator-core';
import { z } from 'zod';
import { type DynamoDbContext, operation } from '../context.ts';
import { errors } from '../errors.ts';
import { plainMetrics } from '../return-members.ts';
import { checkMembers, keyMembers, prepareWrite, putMembers, updateMembers, type Write } from '../writes.ts';

const MOST_WRITES = 100;

const request = z.union([
  z.strictObject({ Put: z.strictObject(putMembers) }),
  z.strictObject({ Update: z.strictObject(updateMembers) }),
  z.strictObject({ Delete: z.strictObject(keyMembers) }),
  z.strictObject({ ConditionCheck: z.strictObject(checkMembers) }),
]);

/** All writes or none. */
export const transactWriteItems = operation<TransactWriteItemsCommandOutput>()(
  z.strictObject({
    TransactItems: z.array(request).min(1).max(MOST_WRITES),
    ClientRequestToken: z.string().min(1).max(36).optional(),
    ...plainMetrics,
  }),
  (context, { TransactItems, ClientRequestToken: token }) => {
    const input = JSON.stringify(TransactItems);
    if (token !== undefined && wasMade(context, token, input)) return {};
    const writes = TransactItems.map((each) => writeOf(context, each));
    if (new Set(writes.map(({ key }) => key)).size < writes.length)
      throw errors.ValidationException.duplicateItems();
    context.transaction(() => {
      const reasons = writes.map((write) => reasonAgainst(write));
      const codes = reasons.map(({ Code }) => Code);
      if (codes.some((code) => code !== 'None'))
        throw errors.TransactionCanceledException({ codes: codes.join(', '), reasons });
      if (token !== undefined) remember(context, token, input);
    });
    return {};
  },
);

const TOKEN_MILLISECONDS = 600_000;

/** Throws `IdempotentParameterMismatchException` where another transaction had that token. */
function wasMade({ clock, requests }: DynamoDbContext, token: string, input: string): boolean {
  const before = requests.get(token);
  if (!before || clock.now() - before.madeAt >= TOKEN_MILLISECONDS) return false;
  if (before.input !== input) throw errors.IdempotentParameterMismatchException();
  return true;
}

/** Tokens that are too old to matter are forgotten, a few at a time. */
function remember({ clock, requests }: DynamoDbContext, token: string, input: string): void {
  const madeAt = clock.now();
  for (const old of requests.values({ limit: 10 }))
    if (madeAt - old.madeAt >= TOKEN_MILLISECONDS) requests.delete(old.token);
  requests.put(token, { token, input, madeAt });
}

function writeOf(context: DynamoDbContext, each: z.output<typeof request>): Write {
  if ('Put' in each) return prepareWrite(context, 'put', each.Put);
  if ('Update' in each) return prepareWrite(context, 'update', each.Update);
  if ('Delete' in each) return prepareWrite(context, 'delete', each.Delete);
  return prepareWrite(context, 'check', each.ConditionCheck);
}

interface Reason {
  readonly Code: string;
  readonly Message?: string;
}

const CODES: Readonly<Record<string, string>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  ValidationException: 'ValidationError',
};

/** Why a write stops the transaction; the code `None` where it does not. */
function reasonAgainst({ run }: Write): Reason {
  try {
    run();
    return { Code: 'None' };
  } catch (error) {
    const code = error instanceof AwsError ? CODES[error.code] : undefined;
    if (code === undefined) throw error;
    const { message, members } = error as AwsError;
    return { Code: code, Message: message, ...members };
  }
}
