/**
 * What `serve` costs over a bare call of the model, in one run. `npx node tools/bench/serving.ts` prints the median of one
 * client against a call in this process, and sixteen clients' throughput against threads that do nothing but call.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { type ChildProgram, PrintedText, startProgram } from '@scones/child-programs';
import { type Classifier, InferenceThreads, loadClassifier } from '@scones/image-classifier';
import { Tensor } from '@scones/onnx-runtime';
import { load } from './http-load.ts';

const MAIN = join(dirname(fileURLToPath(import.meta.resolve('@scones/image-classifier'))), 'main.ts');
const ROUNDS = 3;
const CALLS = 500;
const CLIENTS = 16;
const LONG_RUN = 20_000;

const root = await mkdtemp(join(tmpdir(), 'bench-serving-'));
try {
  await end(program('draw', '--root', root, '--train-per-class', '40', '--epochs', '1'));
  await end(program('train', '--root', root));
  await measure(join(root, 'model'), await readFile(join(root, 'input/data/train/bicycle-00000.png')));
} finally {
  await rm(root, { recursive: true });
}

async function measure(model: string, picture: Buffer): Promise<void> {
  const serving = program('serve', '--root', root, '--port', '0');
  const [, port = ''] = await new PrintedText(serving, 'stdout').matching(/\{"listening":(\d+)\}/);
  const classifier = await loadClassifier(model);
  const threads = new InferenceThreads(model, availableParallelism());
  const request = invocation(picture);
  const send = (clients: number, requests: number): ReturnType<typeof load> =>
    load({ port: Number(port), clients, requests, request: () => request });
  await send(CLIENTS, CALLS);
  print(`${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores`);
  for (let round = 1; round <= ROUNDS; round++) {
    const bare = await bareMedian(classifier);
    const one = await send(1, CALLS);
    const bareThroughput = await bareCalls(threads, classifier);
    const many = await send(CLIENTS, 4 * CALLS);
    print(
      `round ${round}: bare call ${bare.toFixed(2)} ms, served ${one.medianMilliseconds.toFixed(2)} ms ` +
        `(${(one.medianMilliseconds / bare).toFixed(2)}×); bare threads ${bareThroughput.toFixed(0)}/s, ` +
        `${CLIENTS} clients ${many.perSecond.toFixed(0)}/s (${((100 * many.perSecond) / bareThroughput).toFixed(0)} %), ` +
        `p99 ${many.p99Milliseconds.toFixed(1)} ms`,
    );
  }
  const before = resident(serving);
  await send(CLIENTS, LONG_RUN);
  print(`resident: ${before} MB, after ${LONG_RUN} more requests ${resident(serving)} MB`);
  await threads.close();
  await classifier.session.release();
  serving.signal('SIGTERM');
  await serving.ended;
}

async function bareMedian({ session, description }: Classifier): Promise<number> {
  const { height, width } = description.imageShape;
  const values = new Float32Array(3 * height * width);
  const feeds = { pictures: new Tensor('float32', values, [1, 3, height, width]) };
  const times: number[] = [];
  for (let call = 0; call < CALLS; call++) {
    const start = performance.now();
    await session.run(feeds);
    times.push(performance.now() - start);
  }
  return times.toSorted((one, other) => one - other)[CALLS / 2] ?? 0;
}

/** Calls a second when each thread always has the next picture waiting. */
async function bareCalls(threads: InferenceThreads, { description }: Classifier): Promise<number> {
  const { height, width } = description.imageShape;
  const start = performance.now();
  const answers = Array.from({ length: 4 * CALLS }, () => threads.answer(new Uint8Array(3 * height * width)));
  await Promise.all(answers);
  return (1000 * answers.length) / (performance.now() - start);
}

function invocation(picture: Buffer): Buffer {
  const head = `POST /invocations HTTP/1.1\r\nHost: model\r\nContent-Type: image/png\r\nContent-Length: ${picture.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), picture]);
}

function program(...values: string[]): ChildProgram {
  return startProgram({
    command: [execPath, MAIN, ...values],
    environment: process.env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}

async function end(child: ChildProgram): Promise<void> {
  const { exitCode } = await child.ended;
  if (exitCode !== 0) throw new Error(`The program ended with exit code ${exitCode}.`);
}

/** Megabytes that the program holds in memory; only Linux says. */
function resident(child: ChildProgram): string {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ');
    return ((Number(pages) * 4096) / 1e6).toFixed(0);
  } catch {
    return 'unknown';
  }
}

function print(line: string): void {
  stdout.write(`${line}\n`);
}
