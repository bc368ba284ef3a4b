import { once } from 'node:events';
import { connect } from 'node:net';
import { systemClock, withDeadline } from '@scones/deterministic';

/** A request as it is written, which may be none that HTTP allows. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  /** Written as they are; a value with line ends makes further lines. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

export interface RawAnswer {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The bytes of a request, on a connection that ends after it. Its body's length is said unless a header says how it is sent. */
export function encodeRequest({ method, path, headers, body }: RawRequest): Buffer {
  const isFramed = headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  const framed = isFramed ? headers : [...headers, ['Content-Length', String(body.length)] as const];
  const lines = framed.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines}Connection: close\r\n\r\n`),
    body,
  ]);
}

/**
 * Writes bytes to a connection of their own, and reads until it ends. Undefined where no head of HTTP came back; throws
 * `DeadlineExceeded` where nothing ends the connection in time.
 */
export async function exchange(
  url: string,
  bytes: Uint8Array,
  deadlineMilliseconds: number,
): Promise<RawAnswer | undefined> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  try {
    return await withDeadline(systemClock, deadlineMilliseconds, async () => {
      await once(socket, 'connect');
      // The emulator may end the connection before it has read all.
      socket.on('error', () => undefined);
      socket.write(bytes);
      return parseAnswer(await readAll(socket));
    });
  } finally {
    socket.destroy();
  }
}

/** A connection that is broken off has been read as far as it came. */
async function readAll(socket: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of socket) chunks.push(chunk as Buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
  }
  return Buffer.concat(chunks);
}

function parseAnswer(bytes: Buffer): RawAnswer | undefined {
  const text = bytes.toString('latin1').replace(/^HTTP\/1\.1 100 [^]*?\r\n\r\n/, '');
  const end = text.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = text.slice(0, Math.max(0, end)).split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1];
  if (status === undefined) return undefined;
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const rest = text.slice(end + 4);
  const body = headers.get('transfer-encoding') === 'chunked' ? unchunk(rest) : rest;
  return { status: Number(status), headers, body: Buffer.from(body, 'latin1').toString() };
}

function unchunk(text: string): string {
  let [whole, at] = ['', 0];
  for (;;) {
    const lineEnd = text.indexOf('\r\n', at);
    const length = Number.parseInt(text.slice(at, lineEnd), 16);
    if (lineEnd < 0 || !(length > 0)) return whole;
    whole += text.slice(lineEnd + 2, lineEnd + 2 + length);
    at = lineEnd + 4 + length;
  }
}
