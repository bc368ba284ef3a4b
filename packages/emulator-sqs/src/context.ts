import type { Clock, Random } from '@scones/deterministic';
import { arn, type Collection, type Identity, operationsOf } from '@scones/emulator-core';
import { z } from 'zod';
import type { Arrivals } from './arrivals.ts';
import { errors } from './errors.ts';
import type { DeduplicationRecord, MessageRecord, QueueRecord } from './records.ts';
import { names } from './service-names.ts';

/** The state and the ports that the operations work on. */
export interface SqsContext {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** Where the emulator answers. */
  readonly url: () => string;
  readonly queues: Collection<QueueRecord>;
  readonly messages: Collection<MessageRecord>;
  readonly deduplications: Collection<DeduplicationRecord>;
  readonly arrivals: Arrivals;
  readonly transaction: <R>(work: () => R) => R;
}

/** Defines an operation by the AWS SDK's type of its output. */
export const operation = operationsOf<SqsContext>();

/** A text that AWS asks for in words of its own. */
export function required(name: string): z.ZodString {
  const error = `The request must contain the parameter ${name}.`;
  return z.string({ error }).min(1, error);
}

export const queueUrl = required('QueueUrl');

export function urlOf({ url, identity }: SqsContext, name: string): string {
  return `${url()}/${identity.account}/${name}`;
}

export function queueArn(identity: Identity, name: string): string {
  return arn(identity, names.arn, name);
}

export function nameInArn(queueArn: string): string {
  return queueArn.split(':').at(-1) ?? '';
}

/** Undefined where the address is none of a queue. A queue's name alone is one too. */
export function nameInUrl(url: string): string | undefined {
  return /^(?:.*\/\d{12}\/)?([\w-]+(?:\.fifo)?)$/.exec(url)?.[1];
}

/** By its address. Throws `InvalidAddress` and `QueueDoesNotExist`. */
export function findQueue({ queues }: SqsContext, url: string): QueueRecord {
  const name = nameInUrl(url);
  if (name === undefined) throw errors.InvalidAddress({ url });
  const queue = queues.get(name);
  if (!queue) throw errors.QueueDoesNotExist();
  return queue;
}

export function isFifo({ attributes }: Pick<QueueRecord, 'attributes'>): boolean {
  return attributes['FifoQueue'] === 'true';
}
