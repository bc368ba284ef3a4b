import type { Clock, Random } from '@scones/deterministic';
import type { Deliveries } from './deliveries.ts';
import { functionLetter } from './function-letter.ts';
import { confirmationLetter, notificationLetter } from './letters.ts';
import type { Message } from './message.ts';
import type { SubscriptionRecord } from './records.ts';

/** What the sending of letters takes. */
export interface Post {
  readonly clock: Clock;
  readonly random: Random;
  readonly deliveries: Deliveries;
  /** Where the emulator answers; known only once it listens. */
  readonly url: () => string;
}

/** Asks the endpoint of a subscription to confirm it. */
export function confirm(post: Post, subscription: SubscriptionRecord): void {
  post.deliveries.send(confirmationLetter(subscription, envelope(post, post.random.uuid())));
}

/** Sends a message to all that have confirmed; returns its id. */
export function notify(post: Post, subscriptions: readonly SubscriptionRecord[], message: Message): string {
  const messageId = post.random.uuid();
  for (const subscription of subscriptions.filter(({ isConfirmed }) => isConfirmed)) {
    const write = subscription.protocol === 'lambda' ? functionLetter : notificationLetter;
    post.deliveries.send(write(subscription, envelope(post, messageId), message));
  }
  return messageId;
}

function envelope({ clock, url }: Post, messageId: string): { messageId: string; at: Date; url: string } {
  return { messageId, at: new Date(clock.now()), url: url() };
}
