import type { Clock } from '@scones/deterministic';
import type { FunctionRecord } from '../functions/function-record.ts';

export interface LogEvent {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
}

/** Where the functions' logs go. */
export interface LogPort {
  append(group: string, stream: string, events: readonly LogEvent[]): void;
}

/** `X-Amz-Log-Result` has no more than this. */
const TAIL_BYTES = 4096;

/** One sandbox's log stream, and the tail of the invocation that is under way. */
export class SandboxLog {
  readonly group: string;
  readonly stream: string;
  readonly #port: LogPort;
  readonly #clock: Clock;
  #tail: string[] = [];
  #tailLength = 0;

  constructor(
    port: LogPort,
    clock: Clock,
    { logGroup, version }: Pick<FunctionRecord, 'logGroup' | 'version'>,
    streamId: string,
  ) {
    const day = new Date(clock.now()).toISOString().slice(0, 10).replaceAll('-', '/');
    this.group = logGroup;
    this.stream = `${day}/[${version}]${streamId.replaceAll('-', '')}`;
    this.#port = port;
    this.#clock = clock;
  }

  write(...messages: readonly string[]): void {
    const timestamp = this.#clock.now();
    this.#port.append(
      this.group,
      this.stream,
      messages.map((message) => ({ timestamp, message })),
    );
    for (const message of messages) this.#addToTail(`${message}\n`);
  }

  /** The last 4 KB of all that was written since the last time. */
  takeTail(): string {
    const tail = Buffer.from(this.#tail.join('')).subarray(-TAIL_BYTES).toString('base64');
    this.#tail = [];
    this.#tailLength = 0;
    return tail;
  }

  #addToTail(line: string): void {
    this.#tail.push(line);
    this.#tailLength += line.length;
    while (this.#tail.length > 1 && this.#tailLength - (this.#tail[0] as string).length > TAIL_BYTES)
      this.#tailLength -= (this.#tail.shift() as string).length;
  }
}
