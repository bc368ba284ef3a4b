import { DeadlineExceeded, seededRandom, systemClock } from '@scones/deterministic';
import type { Row, Trial, TrialOptions } from '../trial.ts';
import { LONGEST_HOLD } from '../watched/longest-hold.ts';
import { startWatched, type WatchedEmulator } from '../watched/watched-emulator.ts';
import { type Fault, faultOf } from './check-answer.ts';
import { type FuzzedOperation, fuzzedOperations } from './fuzzed-services.ts';
import { makeFixture } from './make-fixture.ts';
import { type FuzzedRequest, RequestMaker } from './make-requests.ts';
import { exchange } from './raw-request.ts';

/** A request is of ordinary size up to the largest message that most services take. */
const ORDINARY_BYTES = 256 * 1024;
const CLIENTS = 8;
/** These wait for something, as they do on AWS, or run what the caller gives them. */
const WAITING = [
  ...['ReceiveMessage', 'GetActivityTask', 'Invoke', 'InvokeEndpoint', 'StartSyncExecution', 'TestState'],
];
const SHORT_DEADLINE = 2000;
const DEADLINE = 30_000;
/** What may be kept for good after a block of requests and a reset: caches that have an end. */
const KEPT_BYTES = 24 * 2 ** 20;

export const trial: Trial = {
  about: `Sends requests that are made of the schemas of all operations of all services, by AWS's own clients: as declared; with odd
values; changed on the wire (bodies, forms, XML, paths, headers, methods); and malformed HTTP. A request of ordinary size has at most
256 KB and may hold the event loop for at most 50 ms of its thread's time; a hold counts when it repeats with the request alone. Memory is
measured after a reset and a collection of garbage, after each block of requests.`,
  async run(options) {
    const operations = await fuzzedOperations();
    const emulator = await startWatched();
    try {
      return await fuzz(emulator, operations, options);
    } finally {
      await emulator.stop();
    }
  },
};

interface Sent {
  readonly request: FuzzedRequest;
  readonly from: number;
  readonly until: number;
  readonly fault: Fault | { readonly kind: 'silence'; readonly what: string } | undefined;
}

async function fuzz(
  emulator: WatchedEmulator,
  operations: readonly FuzzedOperation[],
  { seed, isShort, onProgress }: TrialOptions,
): Promise<Row[]> {
  const [blocks, size] = isShort ? [2, 200] : [20, 1000];
  const maker = new RequestMaker(operations, seededRandom(seed));
  const sent: Sent[] = [];
  const memory: number[] = [];
  let holding: string[] = [];
  for (let block = 0; block < blocks; block++) {
    const requests = await drawAll(maker, size);
    await makeFixture(emulator.url, operations);
    const begun = emulator.holds.length;
    const answered = await sendAll(emulator, requests);
    holding = [...holding, ...(await repeatHolds(emulator, answered, begun))];
    sent.push(...answered.map((each) => ({ ...each, request: { ...each.request, bytes: Buffer.alloc(0) } })));
    await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' });
    memory.push(await emulator.usedBytes());
    for (const line of describeFaults(answered)) onProgress(line);
    onProgress(`${sent.length} requests, ${Math.round((memory.at(-1) ?? 0) / 2 ** 20)} MB in use`);
  }
  for (const line of holding) onProgress(line);
  return rowsOf(emulator, operations, sent, holding, memory);
}

async function drawAll(maker: RequestMaker, size: number): Promise<FuzzedRequest[]> {
  const drawn: FuzzedRequest[] = [];
  while (drawn.length < size) drawn.push(await maker.draw());
  return drawn;
}

async function sendAll(emulator: WatchedEmulator, requests: readonly FuzzedRequest[]): Promise<Sent[]> {
  const sent: Sent[] = [];
  const left = [...requests];
  const client = async (): Promise<void> => {
    for (let request = left.shift(); request; request = left.shift())
      sent.push(await send(emulator.url, request));
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return sent;
}

async function send(url: string, request: FuzzedRequest): Promise<Sent> {
  const mayWait = request.kind === 'malformed' || WAITING.includes(request.operation.name);
  const from = systemClock.now();
  const fault = await faultIn(url, request, mayWait);
  return { request, from, until: systemClock.now(), fault };
}

async function faultIn(url: string, request: FuzzedRequest, mayWait: boolean): Promise<Sent['fault']> {
  try {
    const answer = await exchange(url, request.bytes, mayWait ? SHORT_DEADLINE : DEADLINE);
    if (answer) return faultOf(request.method, answer);
    return request.kind === 'malformed' ? undefined : { kind: 'silence', what: 'no answer' };
  } catch (error) {
    if (!(error instanceof DeadlineExceeded)) throw error;
    return mayWait ? undefined : { kind: 'silence', what: `no answer within ${DEADLINE / 1000} s` };
  }
}

/** Sends again, alone, what was under way while the loop was held, and describes what holds it every time. */
async function repeatHolds(
  emulator: WatchedEmulator,
  sent: readonly Sent[],
  begun: number,
): Promise<string[]> {
  const holds = emulator.holds.slice(begun).filter(({ held }) => held > LONGEST_HOLD);
  const suspects = sent.filter(
    ({ request, from, until }) =>
      request.bytes.length <= ORDINARY_BYTES &&
      holds.some(({ at, held }) => from <= at && until >= at - held),
  );
  const found: string[] = [];
  for (const { request } of suspects) {
    const least = await leastHold(emulator, request);
    if (least > LONGEST_HOLD) found.push(`held for ${Math.round(least)} ms by ${describe(request)}`);
  }
  return found;
}

async function leastHold(emulator: WatchedEmulator, request: FuzzedRequest): Promise<number> {
  let least = Infinity;
  for (let time = 0; time < 3 && least > LONGEST_HOLD; time++) {
    const begun = emulator.holds.length;
    await send(emulator.url, request);
    await systemClock.sleep(20);
    least = Math.min(least, Math.max(0, ...emulator.holds.slice(begun).map(({ held }) => held)));
  }
  return least;
}

function describe({ kind, operation, bytes }: FuzzedRequest): string {
  return `${operation.service} ${operation.name} (${kind}): ${JSON.stringify(bytes.toString('latin1').slice(0, 1500))}`;
}

/** One line for each way to go wrong. */
function describeFaults(sent: readonly Sent[]): string[] {
  const faults = new Map<string, Sent>();
  for (const each of sent)
    if (each.fault) faults.set(`${each.fault.kind}: ${each.fault.what} ${each.request.operation.name}`, each);
  return [...faults].map(([what, { request }]) => `${what}\n    ${describe(request)}`);
}

function rowsOf(
  emulator: WatchedEmulator,
  operations: readonly FuzzedOperation[],
  sent: readonly Sent[],
  holding: readonly string[],
  memory: readonly number[],
): Row[] {
  const tried = sent.length;
  const without = (kind: string): number => sent.filter(({ fault }) => fault?.kind !== kind).length;
  const services = new Set(operations.map(({ service }) => service)).size;
  const megabytes = memory.map((bytes) => Math.round(bytes / 2 ** 20));
  const grown = (memory.at(-1) ?? 0) - (memory[0] ?? 0);
  return [
    {
      name: 'requests that the emulator outlived',
      tried,
      held: emulator.isAlive() ? tried : 0,
      note: `${operations.length} operations of ${services} services`,
    },
    { name: 'answered, other than malformed ones', tried, held: without('silence') },
    { name: 'without a 5xx (but 501 for what S3 does not have)', tried, held: without('status') },
    { name: 'without a stack trace or a path of this machine in the answer', tried, held: without('leak') },
    { name: "in the shape of the service's protocol", tried, held: without('shape') },
    { name: 'that held the event loop for 50 ms at most', tried, held: tried - holding.length },
    {
      name: 'blocks of requests after which memory was flat',
      tried: memory.length,
      held: grown < KEPT_BYTES ? memory.length : 0,
      note: `${megabytes[0]} MB in use after the first block, ${megabytes.at(-1)} MB after the last`,
    },
  ];
}
