import { FakeClock, systemClock } from '@scones/deterministic';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { startProcess, type SupervisedProcess } from './supervised-process.ts';

interface Run {
  readonly child: SupervisedProcess;
  readonly lines: string[];
  /** Resolves when a line was told that is this. */
  readonly told: (line: string) => Promise<void>;
}

function run(script: string, clock: FakeClock | typeof systemClock = systemClock): Run {
  const lines: string[] = [];
  const waiting = new Map<string, () => void>();
  const child = startProcess({
    command: [process.execPath, '--eval', script],
    workingDirectory: tmpdir(),
    environment: { COLOUR: 'red' },
    clock,
    onLine: (line, stream) => {
      lines.push(`${stream}: ${line}`);
      waiting.get(line)?.();
    },
  });
  return {
    child,
    lines,
    told: (line) =>
      lines.some((told) => told.endsWith(`: ${line}`))
        ? Promise.resolve()
        : new Promise((resolve) => waiting.set(line, resolve)),
  };
}

describe('a supervised process', () => {
  it('is told by its lines, to the last one, though that has no end', async () => {
    const { child, lines } = run(`
      process.disconnect();
      process.stdout.write('one\\ntwo\\r\\nthree');
      process.stderr.write('four');
      process.exitCode = 3;`);
    expect(await child.ended).toEqual({ exitCode: 3, signal: null });
    expect(lines.toSorted()).toEqual(['stderr: four', 'stdout: one', 'stdout: three', 'stdout: two']);
  });

  it('has no environment but its own', async () => {
    const { child, lines } = run('process.disconnect(); console.log(JSON.stringify(process.env))');
    await child.ended;
    expect(JSON.parse(lines[0]?.slice('stdout: '.length) ?? '')).toEqual({ COLOUR: 'red' });
  });

  it('is asked to stop, and may do so in its own way', async () => {
    const { child, told } = run(`
      process.once('SIGTERM', () => { console.log('tidy'); process.exit(5); });
      console.log('ready');
      setInterval(() => {}, 1000);`);
    await told('ready');
    expect(await child.stop(60_000)).toEqual({ exitCode: 5, signal: null });
    await told('tidy');
  });

  it('is killed when it does not heed within the grace', async () => {
    const clock = new FakeClock();
    const { child, told } = run(
      `process.on('SIGTERM', () => console.log('no')); console.log('ready'); setInterval(() => {}, 1000);`,
      clock,
    );
    await told('ready');
    const stopped = child.stop(5000);
    await told('no');
    await clock.advance(5000);
    expect(await stopped).toEqual({ exitCode: null, signal: 'SIGKILL' });
    expect(clock.sleeping).toBe(0);
  });

  it('may be stopped when it has ended already', async () => {
    const { child } = run('process.disconnect()');
    const end = await child.ended;
    expect(await child.stop(60_000)).toEqual(end);
  });

  it('says why it could not be started', async () => {
    const child = startProcess({
      command: ['/no/such/program'],
      workingDirectory: tmpdir(),
      environment: {},
      clock: systemClock,
      onLine: () => {},
    });
    const { startError } = await child.ended;
    expect(startError).toMatchObject({ code: 'ENOENT' });
    expect(child.pid).toBeUndefined();
  });
});
