import type { Clock, Random } from '@scones/deterministic';
import type { Deliveries } from './deliveries.ts';
import { isWanted } from './filter-policy.ts';
import { functionEvent } from './function-event.ts';
import { confirmationMessage, notificationMessage } from './http-message.ts';
import type { Message } from './message.ts';
import { queueMessage } from './queue-message.ts';
import type { SubscriptionRecord } from './records.ts';

/** The ports that sending a message needs. */
export interface MessagePorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly deliveries: Deliveries;
  /** Where the emulator answers; known only once it listens. */
  readonly url: () => string;
}

/** Asks the endpoint of a subscription to confirm it. */
export function confirm(ports: MessagePorts, subscription: SubscriptionRecord): void {
  ports.deliveries.send(confirmationMessage(subscription, envelope(ports, ports.random.uuid())));
}

/** How those of the account's own get a message; all others get it by HTTP. */
const WRITERS: Partial<Record<SubscriptionRecord['protocol'], typeof notificationMessage>> = {
  lambda: functionEvent,
  sqs: queueMessage,
};

/** Sends a message to all that have confirmed and want it; returns its id. */
export function notify(
  ports: MessagePorts,
  subscriptions: readonly SubscriptionRecord[],
  message: Message,
): string {
  const messageId = ports.random.uuid();
  for (const subscription of subscriptions) {
    if (!subscription.isConfirmed || !isWanted(subscription, message)) continue;
    const write = WRITERS[subscription.protocol] ?? notificationMessage;
    ports.deliveries.send(write(subscription, envelope(ports, messageId), message));
  }
  return messageId;
}

function envelope(
  { clock, url }: MessagePorts,
  messageId: string,
): { messageId: string; at: Date; url: string } {
  return { messageId, at: new Date(clock.now()), url: url() };
}
