import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** What the program in `pytorch.py` is told of the network, its first weights and the batch. */
export interface PytorchJob {
  readonly groups: number;
  readonly threads: number;
  readonly learningRate: number;
  readonly momentum: number;
  readonly weightDecay: number;
  readonly weights: Readonly<Record<string, EncodedTensor>>;
  readonly pictures: EncodedTensor;
  readonly targets: EncodedTensor;
  /** How many losses it gives, to be held to ours. */
  readonly compared: number;
}

export interface EncodedTensor {
  /** float32, little-endian, in base64. */
  readonly values: string;
  readonly shape: readonly number[];
}

const introduction = z.object({
  version: z.string(),
  /** The losses of its first steps, by variant. */
  losses: z.record(z.string(), z.array(z.number())),
  /** Floating-point operations of one step's convolutions and matrix products. */
  flops: z.number(),
});
const timing = z.object({ milliseconds: z.array(z.number()) });

export function encodeTensor(values: Float32Array, shape: readonly number[]): EncodedTensor {
  return {
    values: Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64'),
    shape,
  };
}

/** The same training step in PyTorch, in a process of its own. */
export class Pytorch {
  readonly introduction: z.infer<typeof introduction>;
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  private constructor(
    child: ChildProcess,
    answers: AsyncIterator<string>,
    first: z.infer<typeof introduction>,
  ) {
    this.#child = child;
    this.#answers = answers;
    this.introduction = first;
  }

  /** Undefined where this Python has no PyTorch. */
  static async start(python: string, job: PytorchJob): Promise<Pytorch | undefined> {
    if (!(await hasPytorch(python))) return undefined;
    const program = join(import.meta.dirname, 'pytorch.py');
    const child = spawn(python, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stdin.write(`${JSON.stringify(job)}\n`);
    return new Pytorch(child, answers, introduction.parse(await nextAnswer(answers)));
  }

  /** Milliseconds of each round of a variant's step, or of the `matrix-product` of two squares with sides of 1024. */
  async time(what: string, rounds: number): Promise<number[]> {
    this.#child.stdin?.write(`${JSON.stringify({ what, rounds })}\n`);
    return timing.parse(await nextAnswer(this.#answers)).milliseconds;
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}

async function hasPytorch(python: string): Promise<boolean> {
  const child = spawn(python, ['-c', 'import torch'], { stdio: 'ignore' });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  child.once('error', () => resolve(false));
  child.once('exit', (code) => resolve(code === 0));
  return await promise;
}

async function nextAnswer(answers: AsyncIterator<string>): Promise<unknown> {
  const answer = await answers.next();
  if (answer.done) throw new Error('The PyTorch program ended before its answer; its errors stand above.');
  return JSON.parse(answer.value);
}
