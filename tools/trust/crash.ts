import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom, systemClock } from '@scones/deterministic';
import { checkExecution, type Finding } from './check-execution.ts';
import { CrashingEmulator } from './crashing-emulator.ts';
import { startCounting } from './counting-server.ts';
import { deploy, keepStarting, type StartedExecution } from './load.ts';

/**
 * Kills the emulator by `kill -9` at random moments under load, starts it again over what it kept, and counts what was
 * lost or done twice. The moments follow from the seed.
 */
const { values } = parseArgs({
  options: { moments: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const moments = Number(values.moments);
const random = seededRandom(Number(values.seed));
/** The longest that the emulator is left in peace, in milliseconds. */
const LONGEST_PEACE = 3000;

const folder = await mkdtemp(join(tmpdir(), 'crash-'));
const counted = await startCounting();
const emulator = new CrashingEmulator(join(folder, 'state'));
const started: StartedExecution[] = [];
let orphans = 0;
try {
  await emulator.start();
  await deploy(emulator, counted.url);
  for (let moment = 1; moment <= moments; moment++) {
    const load = new AbortController();
    const clients = keepStarting(emulator, started, load.signal);
    await systemClock.sleep(random.float() * LONGEST_PEACE);
    orphans += await emulator.kill();
    load.abort();
    await clients;
    await emulator.start();
    console.log(`killed ${moment} of ${moments}, ${started.length} executions accepted`);
  }
  const findings: Finding[] = [];
  for (const execution of started)
    findings.push(await checkExecution(emulator, execution, counted.calls, moments));
  process.exitCode = report(findings) ? 0 : 1;
} finally {
  await emulator.stop();
  counted.close();
  await rm(folder, { recursive: true });
}

function report(findings: readonly Finding[]): boolean {
  const sum = (name: keyof Finding): number => findings.reduce((total, finding) => total + finding[name], 0);
  const counts = {
    'moments of kill -9': moments,
    'executions accepted': findings.length,
    'that succeeded': sum('succeeded'),
    'lost: that did not end, or not well': sum('lost'),
    'with a gap or an event twice in their history': sum('brokenHistories'),
    'tasks that were never called': sum('missingCalls'),
    'calls made again after a kill': sum('repeatedCalls'),
    'calls made again without one': sum('needlessCalls'),
    'started twice by one name': sum('startedTwice'),
    'processes that outlived the emulator': orphans,
  };
  for (const [what, count] of Object.entries(counts)) console.log(`${String(count).padStart(7)}  ${what}`);
  const faults = ['lost', 'brokenHistories', 'missingCalls', 'needlessCalls', 'startedTwice'] as const;
  return faults.every((name) => sum(name) === 0) && orphans === 0;
}
