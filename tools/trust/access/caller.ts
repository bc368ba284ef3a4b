import { DeadlineExceeded, systemClock, withDeadline } from '@scones/deterministic';
import { makeClient, makeCommand, type SdkClient } from '../fuzz/fuzzed-services.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

interface Connection {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
}

/** What became of a call, as AWS's client tells it. */
export type Reply =
  | { readonly kind: 'answered'; readonly output: object }
  | { readonly kind: 'refused'; readonly code: string; readonly status: number; readonly message: string }
  /** The service took the request, and had not answered in time. */
  | { readonly kind: 'waiting' }
  /** The client itself refuses the input. */
  | { readonly kind: 'unsent'; readonly message: string };

/** Some operations wait for something; whoever they let wait was let in. */
const PATIENCE = 1500;

/** Calls any operation by AWS's own clients, as one caller. */
export class Caller {
  readonly #connection: Connection;
  readonly #clients = new Map<object, SdkClient>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async send(sdk: object, operation: string, input: object): Promise<Reply> {
    try {
      const output = await withDeadline(
        systemClock,
        PATIENCE,
        async (abortSignal) =>
          await this.#client(sdk).send(makeCommand(sdk, operation, input), { abortSignal }),
      );
      return { kind: 'answered', output };
    } catch (error) {
      return error instanceof DeadlineExceeded ? { kind: 'waiting' } : replyIn(error as SdkError);
    }
  }

  /** The output. Throws where there is none. */
  async call(sdk: object, operation: string, input: object): Promise<object> {
    const reply = await this.send(sdk, operation, input);
    if (reply.kind !== 'answered') throw new Error(`${operation}: ${JSON.stringify(reply)}`);
    return reply.output;
  }

  destroy(): void {
    for (const client of this.#clients.values()) client.destroy();
  }

  #client(sdk: object): SdkClient {
    const kept = this.#clients.get(sdk);
    if (kept) return kept;
    const made = makeClient(sdk, { ...OPTIONS, ...this.#connection });
    this.#clients.set(sdk, made);
    return made;
  }
}

const OPTIONS = {
  maxAttempts: 1,
  disableHostPrefix: true,
  forcePathStyle: true,
  useQueueUrlAsEndpoint: false,
  logger: { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
};

interface SdkError extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

function replyIn({ name: code, message, $metadata }: SdkError): Reply {
  const status = $metadata?.httpStatusCode;
  return status === undefined ? { kind: 'unsent', message } : { kind: 'refused', code, status, message };
}
