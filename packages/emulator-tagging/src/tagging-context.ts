import { defineOperation, type Operation } from '@scones/emulator-core';
import type { z } from 'zod';

/** A resource of any service, with its tags. */
export interface TaggedResource {
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What the operations work on. */
export interface TaggingContext {
  /** Every resource of the account that has tags, whichever service it belongs to. */
  readonly taggedResources: () => Promise<readonly TaggedResource[]>;
}

/** Defines an operation by the AWS SDK's type of its output. */
export function operation<Output extends object>(): <Schema extends z.ZodType>(
  input: Schema,
  handle: (context: TaggingContext, input: z.output<Schema>) => Promise<Omit<Output, '$metadata'>>,
) => Operation<TaggingContext> {
  return defineOperation<TaggingContext, Omit<Output, '$metadata'>>();
}
