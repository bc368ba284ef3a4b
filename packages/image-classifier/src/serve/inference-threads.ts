import '@scones/onnx-runtime/no-telemetry';
import { Worker } from 'node:worker_threads';
import type { Question, ThreadAnswer } from './inference-thread.ts';

const MAIN = new URL('./inference-thread.ts', import.meta.url);

interface Waiting {
  readonly picture: Uint8Array;
  readonly resolve: (probabilities: readonly number[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Threads that each hold the model and answer one picture at a time. One call of the model for several pictures was
 * measured to be no faster on processors, since the views of one picture are a batch already; a thread for each core is.
 */
export class InferenceThreads {
  readonly #folder: string;
  readonly #most: number;
  readonly #threads = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #queue: Waiting[] = [];
  readonly #asked = new Map<Worker, Waiting>();
  #failure: Error | undefined;

  /** The folder is a model's; at most so many threads, each begun when a picture would otherwise wait. */
  constructor(folder: string, most: number) {
    this.#folder = folder;
    this.#most = most;
  }

  /** The probability of each class for a decoded picture, bytes (3, H, W), which is given away. */
  answer(picture: Uint8Array): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ picture, resolve, reject });
      this.#next();
    });
  }

  /** Ends the threads. Pictures that still wait are rejected. */
  async close(): Promise<void> {
    this.#fail(new Error('The model is closed.'));
    await Promise.all([...this.#threads].map((thread) => thread.terminate()));
  }

  #next(): void {
    if (this.#failure) return this.#fail(this.#failure);
    if (this.#queue.length === 0) return;
    const thread = this.#idle.pop() ?? (this.#threads.size < this.#most ? this.#begin() : undefined);
    const waiting = thread && this.#queue.shift();
    if (!waiting) return;
    this.#asked.set(thread, waiting);
    thread.postMessage(waiting.picture satisfies Question, [waiting.picture.buffer as ArrayBuffer]);
  }

  #begin(): Worker {
    const thread = new Worker(MAIN, { workerData: this.#folder });
    this.#threads.add(thread);
    thread.on('message', (answer: ThreadAnswer) => this.#take(thread, answer));
    thread.once('error', (error: unknown) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    return thread;
  }

  #take(thread: Worker, answer: ThreadAnswer): void {
    const waiting = this.#asked.get(thread);
    this.#asked.delete(thread);
    this.#idle.push(thread);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.probabilities);
    this.#next();
  }

  /** After a thread has failed no picture is answered: what made it fail would meet the next one too. */
  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of [...this.#queue.splice(0), ...this.#asked.values()]) reject(this.#failure);
    this.#asked.clear();
  }
}
