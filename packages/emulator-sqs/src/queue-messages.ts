import { isFifo, nameInArn, queueArn, type SqsContext } from './context.ts';
import { millisecondsOf, redriveOf } from './queue-attributes.ts';
import type { MessageRecord, QueueRecord } from './records.ts';
import { messageKey } from './send-message.ts';

const PAGE = 200;

/** A queue's messages, the first sent first. Those that are too old go away on the way. */
function* messagesOf({ clock, messages }: SqsContext, queue: QueueRecord): Generator<MessageRecord> {
  const oldest = clock.now() - millisecondsOf(queue, 'MessageRetentionPeriod');
  const prefix = `${queue.name}/`;
  let after = '';
  for (;;) {
    const page = messages.values({ prefix, after, limit: PAGE });
    for (const message of page) {
      if (message.sentAt > oldest) yield message;
      else messages.delete(message.key);
    }
    if (page.length < PAGE) return;
    after = page.at(-1)?.key ?? after;
  }
}

interface Taken {
  readonly messages: MessageRecord[];
  /** When the first that nobody can receive now can be received. */
  readonly nextAt: number;
}

/**
 * Receives up to so many messages, and hides them for a time. A group of a FIFO queue whose first message is hidden waits
 * as a whole. A message that was received too often goes to the queue of dead letters instead.
 */
export function takeMessages(
  context: SqsContext,
  queue: QueueRecord,
  { most, visibilityMilliseconds }: { readonly most: number; readonly visibilityMilliseconds: number },
): Taken {
  const now = context.clock.now();
  const taken: MessageRecord[] = [];
  const waiting = new Set<string>();
  let nextAt = Infinity;
  for (const message of messagesOf(context, queue)) {
    if (taken.length === most) break;
    const { groupId = '' } = message;
    if (isFifo(queue) && waiting.has(groupId)) continue;
    if (message.visibleAt > now) {
      nextAt = Math.min(nextAt, message.visibleAt);
      waiting.add(groupId);
    } else if (!goesToDeadLetters(context, queue, message))
      taken.push(received(context, message, now + visibilityMilliseconds));
  }
  return { messages: taken, nextAt };
}

function received(
  { clock, random, messages }: SqsContext,
  message: MessageRecord,
  visibleAt: number,
): MessageRecord {
  const { firstReceivedAt = clock.now(), receiveCount } = message;
  const received = {
    ...message,
    visibleAt,
    firstReceivedAt,
    receiveCount: receiveCount + 1,
    receipt: random.uuid(),
  };
  messages.put(message.key, received);
  return received;
}

/** Whether it went. It keeps its age and its count, and knows where it came from. */
function goesToDeadLetters(context: SqsContext, queue: QueueRecord, message: MessageRecord): boolean {
  const { identity, clock, queues, messages, arrivals } = context;
  const policy = redriveOf(queue);
  const target = policy && queues.get(nameInArn(policy.deadLetterTargetArn));
  if (!target || message.receiveCount < policy.maxReceiveCount) return false;
  const sent = target.sent + 1;
  const key = messageKey(target.name, sent);
  const { receipt: _receipt, ...rest } = message;
  queues.put(target.name, { ...target, sent });
  messages.put(key, { ...rest, key, visibleAt: clock.now(), sourceArn: queueArn(identity, queue.name) });
  messages.delete(message.key);
  arrivals.tell(target.name);
  return true;
}

/** How many can be received now, are hidden from others, and come later. */
export function countsOf(context: SqsContext, queue: QueueRecord): Readonly<Record<string, number>> {
  const now = context.clock.now();
  let [visible, hidden, delayed] = [0, 0, 0];
  for (const { visibleAt, receiveCount } of messagesOf(context, queue)) {
    if (visibleAt <= now) visible++;
    else if (receiveCount > 0) hidden++;
    else delayed++;
  }
  return {
    ApproximateNumberOfMessages: visible,
    ApproximateNumberOfMessagesNotVisible: hidden,
    ApproximateNumberOfMessagesDelayed: delayed,
  };
}

/** Everything in it is gone, and what a FIFO queue has taken lately is not known any more. */
export function emptyQueue({ messages, deduplications }: SqsContext, queue: QueueRecord): void {
  for (const collection of [messages, deduplications])
    for (const { key } of collection.values({ prefix: `${queue.name}/` })) collection.delete(key);
}
