export interface ApiResponse {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

interface Head {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly bodyLength: number;
}

/** Cuts a connection's bytes into HTTP responses. Each has a content-length: the Runtime API sends no other. */
export class ResponseReader {
  readonly #tell: (response: ApiResponse) => void;
  #chunks: Buffer[] = [];
  #length = 0;
  #head: Head | undefined;

  constructor(tell: (response: ApiResponse) => void) {
    this.#tell = tell;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#takeOne());
  }

  /** A body comes in many chunks. They are put together once, when the last one is there. */
  #takeOne(): boolean {
    this.#head ??= this.#takeHead();
    if (!this.#head || this.#length < this.#head.bodyLength) return false;
    const { status, headers, bodyLength } = this.#head;
    this.#head = undefined;
    this.#tell({ status, headers, body: this.#take(bodyLength).toString('utf8') });
    return true;
  }

  #takeHead(): Head | undefined {
    const end = this.#joined().indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const [statusLine = '', ...lines] = this.#take(end + 4)
      .toString('latin1')
      .trimEnd()
      .split('\r\n');
    const headers = new Map(lines.map(splitHeader));
    const status = Number(statusLine.split(' ')[1]);
    return { status, headers, bodyLength: Number(headers.get('content-length')) };
  }

  #joined(): Buffer {
    const [only] = this.#chunks;
    if (only && this.#chunks.length === 1) return only;
    const joined = Buffer.concat(this.#chunks, this.#length);
    this.#chunks = [joined];
    return joined;
  }

  #take(length: number): Buffer {
    const all = this.#joined();
    const rest = all.subarray(length);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
    return all.subarray(0, length);
  }
}

function splitHeader(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
