import type { Tags } from '@scones/emulator-core';
import type { MessageAttributes } from './message-attributes.ts';

/** A queue as it is kept. */
export interface QueueRecord {
  readonly name: string;
  /** Those that a user has set; `attributesOf` has the others too. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Tags;
  readonly madeAt: number;
  readonly modifiedAt: number;
  readonly purgedAt?: number;
  /** How many messages it has been sent. */
  readonly sent: number;
}

/** A message as it is kept, under the name of its queue and its number there. */
export interface MessageRecord {
  readonly key: string;
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly traceHeader?: string | undefined;
  readonly senderId: string;
  readonly sentAt: number;
  /** Nobody receives it before. */
  readonly visibleAt: number;
  readonly receiveCount: number;
  readonly firstReceivedAt?: number;
  /** Of the last receipt; every earlier one is past. */
  readonly receipt?: string;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly sequenceNumber?: string | undefined;
  /** The queue that it came from as a dead letter. */
  readonly sourceArn?: string;
}

/** A message of a FIFO queue that was sent lately, so that sending it again sends nothing. */
export interface DeduplicationRecord {
  readonly key: string;
  readonly id: string;
  readonly sequenceNumber: string;
  readonly sentAt: number;
}
