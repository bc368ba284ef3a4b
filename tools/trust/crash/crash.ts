import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row, Trial, TrialOptions } from '../trial.ts';
import { seededRandom, systemClock } from '@scones/deterministic';
import { checkExecution, type Finding } from './check-execution.ts';
import { CrashingEmulator } from './crashing-emulator.ts';
import { startCounting } from './counting-server.ts';
import { deploy, keepStarting, type LastStarted, type StartedExecution } from './load.ts';
import { KEYS } from './machine-under-load.ts';

/** The longest that the emulator is left in peace, in milliseconds. */
const LONGEST_PEACE = 3000;

export const trial: Trial = {
  about: `Kills the emulator by \`kill -9\` at random moments under load, starts it again over what it kept, and counts what was lost or
done twice. The load is executions with tasks, waits, lines side by side, a Map Run and a child.`,
  async run(options) {
    const folder = await mkdtemp(join(tmpdir(), 'crash-'));
    const counted = await startCounting();
    const emulator = new CrashingEmulator(join(folder, 'state'));
    try {
      await emulator.start();
      await deploy(emulator, counted.url);
      return await killAtMoments(emulator, counted.calls, options);
    } finally {
      await emulator.stop();
      counted.close();
      await rm(folder, { recursive: true });
    }
  },
};

async function killAtMoments(
  emulator: CrashingEmulator,
  calls: ReadonlyMap<string, ReadonlyMap<string, number>>,
  { seed, isShort, onProgress }: TrialOptions,
): Promise<Row[]> {
  const moments = isShort ? 5 : 100;
  const random = seededRandom(seed);
  const started: StartedExecution[] = [];
  const last: LastStarted = new Map();
  let orphans = 0;
  for (let moment = 1; moment <= moments; moment++) {
    const load = new AbortController();
    const clients = keepStarting(emulator, started, last, load.signal);
    await systemClock.sleep(random.float() * LONGEST_PEACE);
    orphans += await emulator.kill();
    load.abort();
    await clients;
    await emulator.start();
    onProgress(`killed ${moment} of ${moments}, ${started.length} executions accepted`);
  }
  const findings: Finding[] = [];
  for (const execution of started) findings.push(await checkExecution(emulator, execution, calls, moments));
  return describeFindings(findings, moments, orphans);
}

function describeFindings(findings: readonly Finding[], moments: number, orphans: number): Row[] {
  const sum = (name: keyof Finding): number => findings.reduce((total, finding) => total + finding[name], 0);
  const tried = findings.length;
  const tasks = tried * KEYS.length;
  return [
    { name: 'executions that were accepted and ended well', tried, held: tried - sum('lost') },
    { name: 'with a whole history: no gap, no event twice', tried, held: tried - sum('brokenHistories') },
    { name: 'whose name is refused for another input afterwards', tried, held: tried - sum('startedTwice') },
    { name: 'tasks that were called', tried: tasks, held: tasks - sum('missingCalls') },
    {
      name: 'tasks that were called again only after a kill',
      tried: tasks,
      held: tasks - sum('needlessCalls'),
      note: `${sum('repeatedCalls')} calls again`,
    },
    {
      name: 'moments of `kill -9` that no process of the emulator outlived',
      tried: moments,
      held: moments - Math.min(moments, orphans),
      note: `${orphans} processes`,
    },
  ];
}
