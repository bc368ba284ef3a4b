import { FakeClock, systemClock, systemRandom } from '@scones/deterministic';
import { existsSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { type ProgramOptions, startProgram } from './child-program.ts';
import { PrintedText } from './printed-text.ts';

const FOREVER = 'setInterval(() => {}, 1e6);';
const IPC = ['ignore', 'pipe', 'pipe', 'ipc'] as const;

const start = (script: string, options: Partial<ProgramOptions> = {}) =>
  startProgram({ command: [process.execPath, '--eval', script], environment: {}, ...options });

/** Starts a program, with a promise for its first line. */
function startWithFirstLine(script: string, options: Partial<ProgramOptions> = {}) {
  const { promise, resolve } = Promise.withResolvers<string>();
  const program = start(script, { onLine: resolve, ...options });
  return { program, firstLine: program.beforeEnd(promise) };
}

describe('what a program prints', () => {
  it('is given line by line, the last line too when it has no line end', async () => {
    const lines: string[] = [];
    const script = `
      process.stdout.write('one\\ntwo\\r\\nthree');
      process.stderr.write('four');
      process.exitCode = 3;`;
    const program = start(script, { onLine: (line, stream) => void lines.push(`${stream}: ${line}`) });
    expect(await program.ended).toEqual({ exitCode: 3, signal: null });
    expect(lines.toSorted()).toEqual(['stderr: four', 'stdout: one', 'stdout: three', 'stdout: two']);
  });

  it('is cut into lines by the rules that are asked for', async () => {
    const lines: string[] = [];
    const onLine = (line: string): void => void lines.push(line);
    await start(`console.log('a\\rb12345')`, { onLine, lines: { ends: '\n', longest: 4 } }).ended;
    expect(lines).toEqual(['a\rb1', '2345']);
  });

  it('may be read as it comes, from any descriptor that is a pipe', async () => {
    const stdio = ['ignore', 'ignore', 'inherit', 'pipe'] as const;
    const program = start(`require('node:fs').writeSync(3, 'framed')`, { stdio });
    expect(await text(program.output(3))).toBe('framed');
    expect(() => program.output(1)).toThrow('the file descriptor 1 is not a pipe');
  });

  it('does not block the program when nobody reads it', async () => {
    const { ended } = start(`process.stdout.write('.'.repeat(1e3)); process.stderr.write('.'.repeat(1e6))`);
    expect(await ended).toEqual({ exitCode: 0, signal: null });
  });
});

describe('a program', () => {
  it('sees only the environment that it is given', async () => {
    const { program, firstLine } = startWithFirstLine('console.log(JSON.stringify(process.env))', {
      environment: { COLOUR: 'red' },
    });
    expect(JSON.parse(await firstLine)).toEqual({ COLOUR: 'red' });
    await program.ended;
  });

  it('works in the folder that it is given, and in ours when none is given', async () => {
    const script = 'console.log(process.cwd())';
    const workingDirectory = realpathSync(tmpdir());
    expect(await startWithFirstLine(script, { workingDirectory }).firstLine).toBe(workingDirectory);
    expect(await startWithFirstLine(script).firstLine).toBe(process.cwd());
  });

  it('says in its end that it could not be started, and stopping it then does nothing', async () => {
    const program = startProgram({ command: ['/no/such/program'], environment: {}, onLine: () => undefined });
    const end = await program.ended;
    expect(end).toMatchObject({ exitCode: null, signal: null, startError: { code: 'ENOENT' } });
    expect(program.pid).toBeUndefined();
    program.signal('SIGTERM');
    expect(await program.stop(systemClock, 60_000)).toBe(end);
  });
});

describe('a program that is to stop', () => {
  it('may do so in its own way', async () => {
    const { program, firstLine } = startWithFirstLine(
      `process.once('SIGTERM', () => process.exit(5)); console.log('ready'); ${FOREVER}`,
    );
    await firstLine;
    expect(await program.stop(systemClock, 60_000)).toEqual({ exitCode: 5, signal: null });
  });

  it('is killed when it does not stop within the grace period', async () => {
    const clock = new FakeClock();
    const refused = Promise.withResolvers<void>();
    const { program, firstLine } = startWithFirstLine(
      `process.on('SIGTERM', () => console.error('no')); console.log('ready'); ${FOREVER}`,
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    program.output(2).once('data', () => refused.resolve());
    await firstLine;
    const stopped = program.stop(clock, 5000);
    await refused.promise;
    await clock.advance(4999);
    expect(clock.sleeping).toBe(1);
    await clock.advance(1);
    expect(await stopped).toEqual({ exitCode: null, signal: 'SIGKILL' });
    expect(clock.sleeping).toBe(0);
  });

  it('may have ended already', async () => {
    const program = start('');
    const end = await program.ended;
    program.signal('SIGKILL');
    expect(await program.stop(systemClock, 60_000)).toBe(end);
  });
});

describe('the process group of a program', () => {
  const { platform } = process;
  const pretend = (value: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value });
  afterEach(() => pretend(platform));

  it('gets its signals, so that nothing is left of what it started', async () => {
    // Its streams are closed only when the one that inherits them has ended too.
    const script = `
      const { spawn } = require('node:child_process');
      spawn(process.execPath, ['--eval', 'console.log("ready"); ${FOREVER}'], { stdio: 'inherit' });
      ${FOREVER}`;
    const { program, firstLine } = startWithFirstLine(script, { ownGroup: true });
    await firstLine;
    program.signal('SIGTERM');
    expect(await program.ended).toEqual({ exitCode: null, signal: 'SIGTERM' });
  });

  it.each([
    ['linux', true, true],
    ['darwin', true, true],
    ['win32', true, false],
    ['linux', false, false],
  ] as const)('on %s, where it is asked for: %s, is its own: %s', async (system, ownGroup, isOwn) => {
    pretend(system);
    const { program, firstLine } = startWithFirstLine(`console.log('ready'); ${FOREVER}`, { ownGroup });
    await firstLine;
    // A signal of 0 asks whether there is such a group.
    const isThere = (): boolean => process.kill(-(program.pid as number), 0);
    if (isOwn) expect(isThere()).toBe(true);
    else expect(isThere).toThrow('ESRCH');
    program.signal('SIGKILL');
    expect(await program.ended).toEqual({ exitCode: null, signal: 'SIGKILL' });
  });
});

describe('waiting for a program', () => {
  const port = (message: unknown): number | undefined =>
    typeof message === 'object' && message !== null && 'port' in message ? Number(message.port) : undefined;

  it('ends with the first message that is understood', async () => {
    const program = start(`for (const m of ['up', { port: 80 }, { port: 81 }]) process.send(m); ${FOREVER}`, {
      stdio: IPC,
    });
    expect(await program.message(port)).toBe(80);
    program.signal('SIGKILL');
    await program.ended;
  });

  it('fails when the program ends first, with what it wrote to stderr', async () => {
    const program = start(`console.error('the port is taken'); process.exitCode = 4;`, { stdio: IPC });
    await expect(program.message(port)).rejects.toMatchObject({
      code: 'PROGRAM_ENDED',
      message: 'it ended with 4: the port is taken',
      end: { exitCode: 4, signal: null },
    });
  });

  it('may be for its end alone', async () => {
    await expect(start('').died()).rejects.toThrow('it ended with 0: it said nothing');
  });

  it('finds text that it has printed already, and text that it prints later', async () => {
    const program = start(
      `
      console.log('one');
      process.once('message', () => process.stdout.write('two €3'));`,
      { stdio: IPC },
    );
    const printed = new PrintedText(program, 'stdout');
    await printed.including('one');
    await printed.including('one');
    program.disconnect();
    await expect(printed.matching(/two €(\d)/)).rejects.toThrow('it ended with 0');
    expect(printed.text).toBe('one\n');
  });
});

describe('a program with an IPC channel', () => {
  it('learns from the channel that we have disconnected, and its end is still reported', async () => {
    const program = start(
      `process.once('disconnect', () => { console.log('alone'); process.exitCode = 6; }); process.send('up')`,
      { stdio: IPC },
    );
    const printed = new PrintedText(program, 'stdout');
    await program.message((message) => message);
    program.disconnect();
    expect(await program.ended).toEqual({ exitCode: 6, signal: null });
    expect(printed.text).toBe('alone\n');
  });
});

describe('the text that a program prints', () => {
  it('is found by a pattern, with its groups', async () => {
    const printed = new PrintedText(start(`console.error('listens on 8080')`), 'stderr');
    const [, port] = await printed.matching(/on (\d+)/);
    expect(port).toBe('8080');
  });

  it('is waited for until the program ends without it', async () => {
    const printed = new PrintedText(start(`console.log('one'); console.error('why')`), 'stdout');
    await expect(printed.including('two')).rejects.toThrow('it ended with 0: why');
    expect(printed.text).toBe('one\n');
  });
});

describe.runIf(process.platform === 'linux')('what a program has left behind when it ends', () => {
  /** Leaves a process that holds stdout open, and prints its number. */
  const leaving = (detached: boolean): string => `
    const options = { detached: ${detached}, stdio: 'inherit' };
    const left = require('node:child_process').spawn('/bin/sleep', ['1000'], options);
    left.unref();
    console.log(left.pid);`;
  const isThere = (pid: string): boolean => existsSync(`/proc/${pid}/cwd`);

  it('ends with it where it is in its group', async () => {
    const { program, firstLine } = startWithFirstLine(leaving(false), { ownGroup: true });
    expect(await program.ended).toEqual({ exitCode: 0, signal: null });
    expect(isThere(await firstLine)).toBe(false);
  });

  it('ends with it by its mark where it has left the group, and has no parent', async () => {
    const mark = `MARK=${systemRandom.uuid()}`;
    const [, value = ''] = mark.split('=');
    const { program, firstLine } = startWithFirstLine(leaving(true), {
      ownGroup: true,
      mark,
      environment: { MARK: value },
    });
    expect(await program.ended).toEqual({ exitCode: 0, signal: null });
    expect(isThere(await firstLine)).toBe(false);
  });
});
