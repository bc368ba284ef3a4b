import { isFifo, type SqsContext } from './context.ts';
import { errors } from './errors.ts';
import type { MessageRecord, QueueRecord } from './records.ts';

/** The handle of one receipt of a message. */
export function receiptHandle({ key, receipt }: MessageRecord): string {
  return Buffer.from(`${key} ${receipt}`).toString('base64url');
}

interface Receipt {
  /** Undefined where the message is gone. */
  readonly message: MessageRecord | undefined;
  /** Nobody has received the message since, and it is still hidden. */
  readonly isCurrent: boolean;
}

/** Throws `ReceiptHandleIsInvalid` for what is no handle of that queue's. */
function readReceipt({ clock, messages }: SqsContext, queue: QueueRecord, handle: string): Receipt {
  const [, key = '', receipt] =
    /^(\S+\/\d{16}) (\S+)$/.exec(Buffer.from(handle, 'base64url').toString()) ?? [];
  if (!key.startsWith(`${queue.name}/`)) throw errors.ReceiptHandleIsInvalid({ handle });
  const message = messages.get(key);
  const isCurrent = message?.receipt === receipt && (message?.visibleAt ?? 0) > clock.now();
  return { message, isCurrent };
}

/** Whoever received a message may delete it; in a FIFO queue only as long as nobody else may receive it. */
export function deleteMessage(context: SqsContext, queue: QueueRecord, handle: string): void {
  const { message, isCurrent } = readReceipt(context, queue, handle);
  if (!message) return;
  if (isFifo(queue) && !isCurrent)
    throw errors.InvalidParameterValueException.expiredHandle({ value: handle });
  context.messages.delete(message.key);
  context.arrivals.tell(queue.name);
}

/** Throws `InvalidParameterValueException`; a message that is there again already stays as it is. */
export function changeVisibility(
  context: SqsContext,
  queue: QueueRecord,
  handle: string,
  seconds: number,
): void {
  checkVisibility(seconds);
  const { message, isCurrent } = readReceipt(context, queue, handle);
  if (!message) throw errors.InvalidParameterValueException.noMessage({ value: handle });
  if (!isCurrent) return;
  const visibleAt = context.clock.now() + seconds * 1000;
  context.messages.put(message.key, { ...message, visibleAt });
  context.arrivals.tell(queue.name);
}

export function checkVisibility(seconds: number): void {
  if (seconds < 0 || seconds > 43_200)
    throw errors.InvalidParameterValueException.visibility({ value: seconds });
}
