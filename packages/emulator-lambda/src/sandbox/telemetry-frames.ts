import { APPLICATION_LEVELS, type ApplicationLevel } from './log-level.ts';

/** Where a runtime client finds, by `_LAMBDA_TELEMETRY_LOG_FD`, the stream for what is printed to the console. */
export const TELEMETRY_FD = 3;

/** The type of the frame, its length, and the time in microseconds. */
const HEADER_BYTES = 16;
const LENGTH_OFFSET = 4;

/**
 * Cuts what a runtime client writes to its telemetry stream into messages: unlike lines they may hold line ends. AWS
 * documents the frames at https://github.com/aws/aws-lambda-nodejs-runtime-interface-client (`telemetry-logger`).
 */
export class TelemetryFrames {
  readonly #tell: (message: string, level?: ApplicationLevel) => void;
  #chunks: Buffer[] = [];
  #length = 0;
  /** How many bytes must have come before it looks again: a long message is put together once. */
  #needed = HEADER_BYTES;

  constructor(tell: (message: string, level?: ApplicationLevel) => void) {
    this.#tell = tell;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#takeOne());
  }

  #takeOne(): boolean {
    if (this.#length < this.#needed) return false;
    const all = this.#joined();
    const end = HEADER_BYTES + all.readUInt32BE(LENGTH_OFFSET);
    this.#needed = this.#length < end ? end : HEADER_BYTES;
    if (this.#length < end) return false;
    this.#chunks = [all.subarray(end)];
    this.#length -= end;
    this.#tell(all.toString('utf8', HEADER_BYTES, end).replace(/\n$/, ''), levelOf(all.readUInt32BE(0)));
    return true;
  }

  #joined(): Buffer {
    const [first] = this.#chunks;
    if (first && this.#chunks.length === 1) return first;
    const joined = Buffer.concat(this.#chunks, this.#length);
    this.#chunks = [joined];
    return joined;
  }
}

/** A frame's type has the level in its third to fifth bit, or zero there. */
function levelOf(type: number): ApplicationLevel | undefined {
  return APPLICATION_LEVELS[((type >>> 2) & 7) - 1];
}
