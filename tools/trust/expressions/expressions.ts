import { DeadlineExceeded, systemClock } from '@scones/deterministic';
import type { Row, Trial, TrialOptions } from '../trial.ts';
import { type FuzzedOperation, fuzzedOperations } from '../fuzz/fuzzed-services.ts';
import { encodeRequest, exchange } from '../fuzz/raw-request.ts';
import { LONGEST_HOLD } from '../watched/longest-hold.ts';
import { startWatched, type WatchedEmulator } from '../watched/watched-emulator.ts';
import type { Attack, Call } from './attacks.ts';
import { LARGE_REQUESTS } from './large-requests.ts';
import { SERVICE_ATTACKS } from './service-attacks.ts';
import { STATE_ATTACKS } from './state-attacks.ts';

/** Evaluations end by themselves within five seconds; a busy machine takes longer. */
const DEADLINE = 60_000;
/** What the process may ever have in memory, in bytes: two evaluations of 288 MB each stand beside it. */
const MOST_RESIDENT = 1.5 * 2 ** 30;
/** A signal must end the process so soon, in milliseconds; `npm test` may run on a machine that is busy. */
const END = { long: 1000, short: 8000 };
/** The attack is under way by then. */
const UNDER_WAY = 150;

export const trial: Trial = {
  about: `Hostile state machines, patterns, policies, filters and templates, over HTTP. None may hold the event loop for more than 50 ms of its
thread's time; the process may never have more than 1.5 GB in memory; and SIGTERM must end it within a second while each is under way. Of times,
the least of three tries counts, since the machine has other things to do.`,
  async run(options) {
    const operations = new Map((await fuzzedOperations()).map((operation) => [operation.name, operation]));
    const all = [...STATE_ATTACKS, ...SERVICE_ATTACKS, ...LARGE_REQUESTS];
    const attacks = options.isShort ? all.filter((_, index) => index % 5 === 0) : all;
    const { tried, mostResident } = await tryAll(operations, attacks, options);
    const ends = options.isShort
      ? [await endDuring(operations, attacks)]
      : await endDuringEach(operations, attacks, options);
    return [...rowsOf(tried), memoryRow(attacks, mostResident), signalRow(ends, options)];
  },
};

type Operations = ReadonlyMap<string, FuzzedOperation>;

interface Tried {
  readonly attack: Attack;
  readonly held: number;
  readonly isAnswered: boolean;
}

async function tryAll(
  operations: Operations,
  attacks: readonly Attack[],
  { onProgress }: TrialOptions,
): Promise<{ tried: Tried[]; mostResident: number }> {
  const emulator = await startWatched();
  const tried: Tried[] = [];
  try {
    for (const attack of attacks) {
      const one = await tryOne(emulator, operations, attack);
      tried.push(one);
      if (one.held > LONGEST_HOLD || !one.isAnswered)
        onProgress(
          `${attack.family}: ${one.held} ms, ${one.isAnswered ? '' : 'unanswered '}${describe(attack)}`,
        );
    }
    return { tried, mostResident: await emulator.mostResidentBytes() };
  } finally {
    await emulator.stop();
  }
}

function describe({ calls }: Attack): string {
  return JSON.stringify(calls.at(-1)).slice(0, 200);
}

/** Compiling code that runs for the first time holds the loop too, so that the least of some tries counts. */
async function tryOne(emulator: WatchedEmulator, operations: Operations, attack: Attack): Promise<Tried> {
  let [held, isAnswered] = [Infinity, true];
  for (let time = 0; time < 3 && held > LONGEST_HOLD; time++) {
    await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' });
    for (const call of attack.calls.slice(0, -1)) await send(emulator.url, operations, call);
    const begun = emulator.holds.length;
    isAnswered &&= await send(emulator.url, operations, attack.calls.at(-1) as Call);
    // An execution goes on after its start was answered.
    await systemClock.sleep(50);
    held = Math.min(held, Math.max(0, ...emulator.holds.slice(begun).map((hold) => hold.held)));
  }
  return { attack, held: Math.round(held), isAnswered };
}

/** Whether there was an answer that is no fault of the emulator. */
async function send(url: string, operations: Operations, [name, input]: Call): Promise<boolean> {
  const operation = operations.get(name);
  if (!operation) throw new Error(`No service has the operation ${name}.`);
  const bytes = encodeRequest(await operation.request(input));
  try {
    const answer = await exchange(url, bytes, DEADLINE);
    return answer !== undefined && answer.status < 500;
  } catch (error) {
    if (error instanceof DeadlineExceeded) return false;
    throw error;
  }
}

/** How long SIGTERM takes while all attacks are under way. */
async function endDuring(operations: Operations, attacks: readonly Attack[]): Promise<number> {
  const emulator = await startWatched();
  const calls = attacks.flatMap((attack) => attack.calls);
  const sent = calls.map((call) => send(emulator.url, operations, call).catch(() => false));
  await systemClock.sleep(UNDER_WAY);
  const { milliseconds } = await emulator.stop();
  await Promise.all(sent);
  return milliseconds;
}

async function endDuringEach(
  operations: Operations,
  attacks: readonly Attack[],
  { onProgress }: TrialOptions,
): Promise<number[]> {
  const ends: number[] = [];
  for (const attack of attacks) {
    let milliseconds = Infinity;
    for (let time = 0; time < 3 && milliseconds > END.long; time++)
      milliseconds = Math.min(milliseconds, await endDuring(operations, [attack]));
    ends.push(milliseconds);
    if (milliseconds > END.long)
      onProgress(`SIGTERM took ${Math.round(milliseconds)} ms: ${describe(attack)}`);
  }
  return ends;
}

function rowsOf(tried: readonly Tried[]): Row[] {
  return [...Map.groupBy(tried, ({ attack }) => attack.family)].map(([family, members]) => ({
    name: `${family}: answered, and the loop held for 50 ms at most`,
    tried: members.length,
    held: members.filter(({ held, isAnswered }) => isAnswered && held <= LONGEST_HOLD).length,
    note: `at most ${Math.max(...members.map(({ held }) => held))} ms`,
  }));
}

function memoryRow(attacks: readonly Attack[], mostResident: number): Row {
  return {
    name: 'that left the process within 1.5 GB of memory',
    tried: attacks.length,
    held: mostResident < MOST_RESIDENT ? attacks.length : 0,
    note: `at most ${Math.round(mostResident / 2 ** 20)} MB`,
  };
}

function signalRow(ends: readonly number[], { isShort }: TrialOptions): Row {
  const limit = isShort ? END.short : END.long;
  return {
    name: isShort ? 'SIGTERM while all were under way' : 'SIGTERM within a second while one was under way',
    tried: ends.length,
    held: ends.filter((milliseconds) => milliseconds <= limit).length,
    note: `at most ${Math.round(Math.max(...ends))} ms`,
  };
}
