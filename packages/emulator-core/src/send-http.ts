import { type IncomingMessage, request as plainRequest, STATUS_CODES } from 'node:http';
import { request as secureRequest } from 'node:https';

export interface OutgoingHttp {
  readonly method: string;
  /** `https:` or `http:`. */
  readonly url: string;
  /** Names may come more than once. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
}

export interface HttpAnswer {
  readonly statusCode: number;
  /** The standard's words for the status, whatever the server's are. */
  readonly statusText: string;
  /** As the server spells them. */
  readonly headers: (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** A larger answer is cut one byte above this size. */
const LARGEST_BYTES = 262_144;

/** Sends a request to an address outside the emulator. Follows no redirection. Rejects where there is no answer. */
export function sendHttp(outgoing: OutgoingHttp, signal?: AbortSignal): Promise<HttpAnswer> {
  const { method, body } = outgoing;
  const url = new URL(outgoing.url);
  const given = outgoing.headers.filter(([name]) => !/^(?:host|content-length)$/i.test(name));
  const headers = [...given.flat(), ...bodyHeaders(body), 'Host', url.host];
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, { method, headers, ...(signal && { signal }) });
    request.on('error', reject);
    request.on('response', (response) => {
      readAnswer(response).then(resolve, reject);
    });
    request.end(body);
  });
}

function bodyHeaders(body: string | undefined): string[] {
  return body === undefined ? [] : ['Content-Length', String(Buffer.byteLength(body))];
}

async function readAnswer(response: IncomingMessage): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  let left = LARGEST_BYTES + 1;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, left));
    left -= chunk.length;
    if (left <= 0) break;
  }
  const { statusCode = 0, rawHeaders } = response;
  return {
    statusCode,
    statusText: STATUS_CODES[statusCode] ?? '',
    headers: rawHeaders.flatMap((name, index) =>
      index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
    ),
    body: Buffer.concat(chunks),
  };
}
