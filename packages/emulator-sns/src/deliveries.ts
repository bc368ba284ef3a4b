import { type Clock, withDeadline } from '@scones/deterministic';

export interface OutgoingMessage {
  readonly topicArn: string;
  readonly messageId: string;
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The attributes of a queue's message. */
  readonly queueAttributes?: QueueAttributes;
}

/** As SendMessage takes them; bytes in base64. */
export type QueueAttributes = Readonly<
  Record<string, { DataType: string; StringValue?: string; BinaryValue?: string }>
>;

/** How a delivery ended: for the log. */
export interface Delivery {
  readonly topicArn: string;
  readonly messageId: string;
  readonly endpoint: string;
  readonly attempts: number;
  readonly isDelivered: boolean;
  /** The answer's status, or why there was none. */
  readonly outcome: string;
}

interface Answer {
  readonly isDelivered: boolean;
  readonly isFinal: boolean;
  readonly outcome: string;
}

/** After the first attempt, as AWS does without a policy: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html */
const RETRIES = 3;
const RETRY_DELAY_MILLISECONDS = 20_000;
/** The same in the words of a policy. */
export const DELIVERY_POLICY = {
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: RETRY_DELAY_MILLISECONDS / 1000,
      maxDelayTarget: RETRY_DELAY_MILLISECONDS / 1000,
      numRetries: RETRIES,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  },
} as const;
const ANSWER_TIMEOUT_MILLISECONDS = 15_000;

/** Calls a function with an event of a topic, without waiting for its answer. Rejects where there is none. */
export type CallFunction = (functionArn: string, event: string, topicArn: string) => Promise<unknown>;

/** Sends a message of a topic to a queue. Rejects where it is not taken. */
export type SendToQueue = (
  queueArn: string,
  message: { readonly body: string; readonly attributes: QueueAttributes },
  topicArn: string,
) => Promise<unknown>;

interface DeliveryPorts {
  readonly callFunction: CallFunction;
  readonly sendToQueue: SendToQueue;
}

/** Carries messages to HTTP endpoints, queues and functions, in the background, trying again as AWS does. */
export class Deliveries {
  readonly #clock: Clock;
  readonly #onDelivery: (delivery: Delivery) => void;
  readonly #ports: DeliveryPorts;
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(clock: Clock, onDelivery: (delivery: Delivery) => void, ports: DeliveryPorts) {
    this.#clock = clock;
    this.#onDelivery = onDelivery;
    this.#ports = ports;
  }

  send(message: OutgoingMessage): void {
    const running = this.#deliver(message).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Gives up what is not delivered yet. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('the emulator is stopping'));
    await Promise.all(this.#running);
  }

  async #deliver(message: OutgoingMessage): Promise<void> {
    for (let attempts = 1; ; attempts++) {
      const answer = await this.#attempt(message);
      if (answer.isFinal || attempts > RETRIES || !(await this.#pause())) {
        const { topicArn, messageId, endpoint } = message;
        const { isDelivered, outcome } = answer;
        return this.#onDelivery({ topicArn, messageId, endpoint, attempts, isDelivered, outcome });
      }
    }
  }

  async #attempt(message: OutgoingMessage): Promise<Answer> {
    return message.endpoint.startsWith('arn:') ? await this.#call(message) : await this.#post(message);
  }

  /** A function or a queue that is not there will not be there in a minute. */
  async #call({ endpoint, body, topicArn, queueAttributes }: OutgoingMessage): Promise<Answer> {
    const { callFunction, sendToQueue } = this.#ports;
    const isQueue = endpoint.split(':')[2] === 'sqs';
    try {
      if (isQueue) await sendToQueue(endpoint, { body, attributes: queueAttributes ?? {} }, topicArn);
      else await callFunction(endpoint, body, topicArn);
      return { isDelivered: true, isFinal: true, outcome: isQueue ? '200' : '202' };
    } catch (error) {
      return { isDelivered: false, isFinal: true, outcome: reasonOf(error) };
    }
  }

  async #post(message: OutgoingMessage): Promise<Answer> {
    const notDelivered = (outcome: string): Answer => ({ isDelivered: false, isFinal: false, outcome });
    const answered = (signal: AbortSignal): Promise<Answer> => post(message, signal);
    try {
      return await withDeadline(this.#clock, ANSWER_TIMEOUT_MILLISECONDS, answered, {
        signal: this.#closing.signal,
        whenLate: () => notDelivered(`no answer within ${ANSWER_TIMEOUT_MILLISECONDS} ms`),
      });
    } catch (error) {
      return notDelivered(reasonOf(error));
    }
  }

  /** Whether there is still a point in trying. */
  async #pause(): Promise<boolean> {
    return await this.#clock.sleep(RETRY_DELAY_MILLISECONDS, this.#closing.signal).then(
      () => true,
      () => false,
    );
  }
}

async function post({ endpoint, headers, body }: OutgoingMessage, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(endpoint, { method: 'POST', headers, body, signal, redirect: 'manual' });
  await response.body?.cancel();
  const { status } = response;
  const isFinal = status < 500 && status !== 429;
  return { isDelivered: status >= 200 && status < 300, isFinal, outcome: String(status) };
}

/** `fetch failed` says little; its cause says which connection and why. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
