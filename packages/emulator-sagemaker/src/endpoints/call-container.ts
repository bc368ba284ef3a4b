import { type Agent, type IncomingHttpHeaders, request } from 'node:http';

/** Where a model's container answers. */
export interface ContainerAddress {
  readonly host: string;
  readonly port: number;
}

interface ContainerCall {
  readonly agent: Agent;
  readonly address: ContainerAddress;
  readonly method: 'GET' | 'POST';
  readonly path: '/ping' | '/invocations';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly signal: AbortSignal;
}

export interface ContainerAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request to a model's container. Rejects when there is no whole answer. */
export async function callContainer(call: ContainerCall): Promise<ContainerAnswer> {
  try {
    return await attempt(call);
  } catch (error) {
    // The container closed a kept connection just as we used it, so it has not read the request.
    if (error instanceof StaleConnection) return await attempt(call);
    throw error;
  }
}

class StaleConnection extends Error {
  readonly code = 'ECONNRESET';
}

/** Whether the error is Node's, for a connection that was refused, broken off or spoke no HTTP. */
export function isConnectionFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function attempt({
  agent,
  address,
  method,
  path,
  headers,
  body,
  signal,
}: ContainerCall): Promise<ContainerAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        ...address,
        method,
        path,
        signal,
        headers: { ...headers, 'content-length': body?.length ?? 0 },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => void chunks.push(chunk));
        incoming.once('error', reject);
        incoming.once('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.once('error', (cause) => {
      const isStale = outgoing.reusedSocket && (cause as NodeJS.ErrnoException).code === 'ECONNRESET';
      reject(isStale ? new StaleConnection('the kept connection was closed', { cause }) : cause);
    });
    outgoing.end(body);
  });
}
