/**
 * How long the owner of a Lambda waits, warm: `npx node tools/bench/inner-loop.ts` prints a table of seconds, medians of
 * three, for every Lambda or for those whose packages are named. The commands are those of a README; the function that is served is a copy, so that no source is changed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { startEmulator } from '@scones/emulator';

const ROUNDS = 3;
const workspace = join(import.meta.dirname, '../..');
const copies = join(workspace, '.cache/inner-loop');
const named = process.argv.slice(2);
const lambdas = globSync('packages/*/src/handler.ts', { cwd: workspace })
  .map((file) => dirname(dirname(file)))
  .filter((lambda) => named.length === 0 || named.includes(basename(lambda)));

const emulator = await startEmulator({ port: 0, onFault: (error) => console.error(error) });
const env = { ...process.env, AWS_ENDPOINT_URL: emulator.url };
try {
  const rows: Record<string, Record<string, number>> = {};
  for (const lambda of lambdas) {
    const name = basename(lambda);
    const [event = ''] = globSync('events/*.json', { cwd: join(workspace, lambda) });
    rows[name] = {
      test: await medianOf(() => nx('test', name, '--skip-nx-cache')),
      build: await medianOf(() => nx('build', name, '--skip-nx-cache')),
      // It does not matter to the time whether the function finds what the event names.
      invoke: await medianOf(() => nx('invoke', name, '--', '--event', basename(event, '.json'))),
      'save → reloaded': await reloading(lambda),
    };
  }
  console.table(rows);
  const [load = 0] = loadavg();
  console.log(`${availableParallelism()} cores, load average ${load.toFixed(1)}`);
} finally {
  await emulator.close();
  rmSync(copies, { recursive: true, force: true });
}

/** The first time, which isn't counted, fills what is cached. */
async function medianOf(work: () => Promise<unknown>): Promise<number> {
  await work();
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    seconds.push((performance.now() - start) / 1000);
  }
  return rounded(seconds);
}

function rounded(seconds: number[]): number {
  return Math.round((seconds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0) * 100) / 100;
}

async function nx(...values: readonly string[]): Promise<void> {
  await once(spawn('npx', ['nx', ...values], { cwd: workspace, env, stdio: 'ignore' }), 'close');
}

/** From the moment when a source is saved to the line that says that the emulator runs it. */
async function reloading(lambda: string): Promise<number> {
  const copy = join(copies, basename(lambda));
  cpSync(join(workspace, lambda), copy, { recursive: true });
  const main = join(workspace, 'apps/lambda-workbench/src/main.ts');
  const child = spawn(process.execPath, [main, 'serve', '--lambda', copy, '--stack', 'none'], {
    cwd: workspace,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    return await reloads(child, join(copy, 'src/handler.ts'));
  } finally {
    child.kill();
    await once(child, 'close');
  }
}

async function reloads({ stderr }: ChildProcess, source: string): Promise<number> {
  const handler = readFileSync(source, 'utf8');
  const seconds: number[] = [];
  let savedAt: number | undefined;
  for await (const line of createInterface({ input: stderr as Readable })) {
    if (savedAt !== undefined && !line.includes(': reloaded ')) throw new Error(line);
    if (savedAt !== undefined) seconds.push((performance.now() - savedAt) / 1000);
    if (seconds.length === ROUNDS) break;
    savedAt = performance.now();
    writeFileSync(source, `${handler}\nexport const round = ${seconds.length};\n`);
  }
  return rounded(seconds);
}
