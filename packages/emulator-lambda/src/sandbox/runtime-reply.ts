import type { IncomingMessage } from 'node:http';

export interface RuntimeReply {
  readonly isError: boolean;
  readonly payload: Buffer;
}

/** What the runtime gets for its request, and how the invocation ends where that is decided. */
export interface RefusedReply {
  readonly status: number;
  readonly word: string;
  readonly reply: RuntimeReply;
}

/** AWS's limit for a response, as its error states it. */
const RESPONSE_LIMIT = 6_291_556;
/** A connection is needed again, so what is refused is still read; but whoever sends more than this sends without end. */
const DISCARDED_LIMIT = 64 * 2 ** 20;

export const TOO_LARGE: RefusedReply = {
  status: 413,
  word: 'RequestEntityTooLarge',
  reply: failure(
    'Function.ResponseSizeTooLarge',
    `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT} bytes).`,
  ),
};

export const STREAMING: RefusedReply = {
  status: 400,
  word: 'StreamingNotSupported',
  reply: failure(
    'Runtime.StreamingNotSupported',
    'The emulator has no response streaming. Return the whole response from the handler.',
  ),
};

interface ReplyEnds {
  /** Gets undefined for a body over the limit, as soon as it is. */
  readonly done: (body: Buffer | undefined) => void;
  /** The connection has ended in the middle of the body. */
  readonly onBroken: () => void;
}

export function readBody(request: IncomingMessage, { done, onBroken }: ReplyEnds): void {
  let chunks: Buffer[] = [];
  let size = 0;
  let isDone = false;
  const finish = (body: Buffer | undefined): void => {
    isDone = true;
    chunks = [];
    done(body);
  };
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > DISCARDED_LIMIT) request.socket.destroy();
    if (isDone) return;
    if (size > RESPONSE_LIMIT) finish(undefined);
    else chunks.push(chunk);
  });
  request.once('end', () => {
    if (!isDone) finish(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size));
  });
  request.once('close', () => {
    if (!isDone) onBroken();
  });
}

/** Reads the body of a request that is refused. */
export function discardBody(request: IncomingMessage): void {
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > DISCARDED_LIMIT) request.socket.destroy();
  });
}

function failure(errorType: string, errorMessage: string): RuntimeReply {
  return { isError: true, payload: Buffer.from(JSON.stringify({ errorType, errorMessage })) };
}
