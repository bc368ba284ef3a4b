import { operationsOf } from '@scones/emulator-core';

/** A resource of any service, with its tags. */
export interface TaggedResource {
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The state and the ports that the operations work on. */
export interface TaggingContext {
  /** Every resource of the account that has tags, whichever service it belongs to. */
  readonly taggedResources: () => Promise<readonly TaggedResource[]>;
}

/** Defines an operation by the AWS SDK's type of its output. */
export const operation = operationsOf<TaggingContext>();
