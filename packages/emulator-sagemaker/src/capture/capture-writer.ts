import type { SageMakerPorts } from '../ports/ports.ts';
import type { DataCapture } from '../endpoints/endpoint-config.ts';
import type { ObjectPort } from '../ports/object-port.ts';
import { under } from '../input/s3-uri.ts';
import { captureRecord, type Inference } from './capture-record.ts';

const FLUSH_INTERVAL_MILLISECONDS = 1000;
const FLUSH_BYTES = 4 * 2 ** 20;
/** The most captures that wait for a destination that can't be written. */
const WAITING_BYTES_AT_MOST = 64 * 2 ** 20;

interface Batch {
  readonly variant: string;
  readonly timeMilliseconds: number;
  readonly lines: string[];
  bytes: number;
}

interface CaptureWriterOptions {
  readonly ports: SageMakerPorts;
  readonly config: DataCapture;
  readonly endpointName: string;
  /** S3 with the permissions of the variant's model. */
  readonly objectsOf: (variant: string) => ObjectPort;
}

/** Collects an endpoint's captures and writes them to S3 as JSON Lines, a file a variant and batch. */
export class CaptureWriter {
  readonly #ports: SageMakerPorts;
  readonly #config: DataCapture;
  readonly #endpointName: string;
  readonly #objectsOf: (variant: string) => ObjectPort;
  readonly #closed = new AbortController();
  #open = new Map<string, Batch>();
  #waiting: Batch[] = [];
  #timer: Promise<void> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor({ ports, config, endpointName, objectsOf }: CaptureWriterOptions) {
    this.#ports = ports;
    this.#config = config;
    this.#endpointName = endpointName;
    this.#objectsOf = objectsOf;
  }

  capture(variant: string, inference: Inference): void {
    const { random, clock } = this.#ports;
    if (!this.#config.EnableCapture || random.float() * 100 >= this.#config.InitialSamplingPercentage) return;
    const now = clock.now();
    const line = captureRecord(this.#config, inference, random.uuid(), now);
    const batch = this.#batchOf(variant, now);
    batch.lines.push(line);
    batch.bytes += line.length;
    if (batch.bytes >= FLUSH_BYTES) void this.flush();
    else this.#timer ??= this.#flushLater();
  }

  /** Resolves when everything captured so far is written, or was reported as lost. */
  flush(): Promise<void> {
    this.#waiting.push(...this.#open.values());
    this.#open = new Map();
    return (this.#writing = this.#writing.then(() => this.#write()));
  }

  async close(): Promise<void> {
    this.#closed.abort(new Error('the capture is closed'));
    await this.#timer;
    await this.flush();
    if (this.#waiting.length > 0) this.#reportLost(this.#waiting);
  }

  /** A file holds inferences of one hour only, since the hour is part of its path. */
  #batchOf(variant: string, now: number): Batch {
    const open = this.#open.get(variant);
    if (open && hourOf(open.timeMilliseconds) === hourOf(now)) return open;
    if (open) this.#waiting.push(open);
    const batch = { variant, timeMilliseconds: now, lines: [], bytes: 0 };
    this.#open.set(variant, batch);
    return batch;
  }

  async #flushLater(): Promise<void> {
    await this.#ports.clock.sleep(FLUSH_INTERVAL_MILLISECONDS, this.#closed.signal).catch(() => undefined);
    this.#timer = undefined;
    if (!this.#closed.signal.aborted) await this.flush();
  }

  async #write(): Promise<void> {
    const batches = this.#waiting;
    this.#waiting = [];
    for (const [index, batch] of batches.entries()) {
      try {
        await this.#put(batch);
      } catch (error) {
        this.#ports.onFault(
          new Error(
            `the captures of endpoint ${this.#endpointName} can't be written yet: ${(error as Error).message}`,
            {
              cause: error,
            },
          ),
        );
        return this.#keep([...batches.slice(index), ...this.#waiting]);
      }
    }
  }

  async #put({ variant, timeMilliseconds, lines }: Batch): Promise<void> {
    const path = capturePath(timeMilliseconds, this.#ports.random.uuid());
    const { bucket, key } = under(this.#config.DestinationS3Uri, `${this.#endpointName}/${variant}/${path}`);
    await this.#objectsOf(variant).write(bucket, key, Buffer.from(`${lines.join('\n')}\n`));
  }

  #keep(batches: Batch[]): void {
    let bytes = batches.reduce((sum, batch) => sum + batch.bytes, 0);
    const lost: Batch[] = [];
    while (bytes > WAITING_BYTES_AT_MOST) {
      const oldest = batches.shift() as Batch;
      bytes -= oldest.bytes;
      lost.push(oldest);
    }
    if (lost.length > 0) this.#reportLost(lost);
    this.#waiting = batches;
  }

  #reportLost(batches: readonly Batch[]): void {
    const count = batches.reduce((sum, batch) => sum + batch.lines.length, 0);
    this.#ports.onFault(
      new Error(
        `${count} captures of endpoint ${this.#endpointName} are lost: ${this.#config.DestinationS3Uri} can't be written`,
      ),
    );
  }
}

function hourOf(timeMilliseconds: number): number {
  return Math.floor(timeMilliseconds / 3_600_000);
}

/** `yyyy/mm/dd/hh/MM-SS-mmm-UUID.jsonl`, in UTC. */
function capturePath(timeMilliseconds: number, uuid: string): string {
  const [date, hour, minute, second, millisecond] = new Date(timeMilliseconds)
    .toISOString()
    .split(/[T:.Z]/) as [string, string, string, string, string];
  return `${date.replaceAll('-', '/')}/${hour}/${minute}-${second}-${millisecond}-${uuid}.jsonl`;
}
