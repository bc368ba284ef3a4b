import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Command, defineCommand } from './command.ts';
import { CommandError } from './command-error.ts';
import { defineProgram } from './define-program.ts';
import { runCommandLine, runProgram } from './run-command-line.ts';

const greetOptions = z.object({
  name: z.string().describe('whom').meta({ value: 'who' }),
  howOften: z.coerce.number().int().positive().default(1).describe('times').meta({ value: 'count' }),
  loudly: z.boolean().default(false).describe('shout'),
  and: z.array(z.string().min(1)).default([]).describe('more of them').meta({ value: 'who' }),
});

const greet = (overrides: { fail?: Error; verdict?: CommandError } = {}): Command =>
  defineCommand({
    summary: 'greet somebody',
    options: greetOptions,
    run: async ({ onProgress }, { name, howOften, loudly, and }) => {
      onProgress('thinking');
      onProgress('speaking');
      if (overrides.fail) throw overrides.fail;
      const greeting = `hello ${[name, ...and].join(', ')} `.repeat(howOften).trim();
      return { greeting: loudly ? greeting.toUpperCase() : greeting };
    },
    progress: (event: string) => ({ text: event, transient: event === 'thinking' }),
    show: ({ greeting }) => greeting,
    verdict: () => overrides.verdict,
  });

async function run(
  values: string[],
  { command = greet(), signal = new AbortController().signal, isTTY = false } = {},
) {
  const written = { stdout: '', stderr: '' };
  const exitCode = await runCommandLine(
    { name: 'greeter', summary: 'Greets.', commands: { greet: command } },
    {
      values,
      signal,
      stdout: { write: (text) => (written.stdout += text), isTTY },
      stderr: { write: (text) => (written.stderr += text), isTTY },
    },
  );
  return { exitCode, ...written };
}

describe('a command line', () => {
  it('prints the result on stdout and progress on stderr', async () => {
    const { exitCode, stdout, stderr } = await run(['greet', '--name', 'Ada', '--how-often', '2']);
    expect(exitCode).toBe(0);
    expect(stdout).toBe('hello Ada hello Ada\n');
    expect(stderr).toBe('speaking\n');
  });

  it('prints the whole result as JSON when asked to', async () => {
    const { stdout } = await run(['greet', '--name', 'Ada', '--loudly', '--json']);
    expect(JSON.parse(stdout)).toEqual({ greeting: 'HELLO ADA' });
  });

  it('adds up an option that may be repeated', async () => {
    const { stdout } = await run(['greet', '--name', 'Ada', '--and', 'Grace', '--and', 'Mary']);
    expect(stdout).toBe('hello Ada, Grace, Mary\n');
  });

  it('overwrites a transient line on a terminal', async () => {
    const { stderr } = await run(['greet', '--name', 'Ada'], { isTTY: true });
    expect(stderr).toBe('thinking\r\u001b[2Kspeaking\n');
  });

  it('sends a terminal nothing that steers it, in results, progress and errors', async () => {
    const steering = '\u001b]0;owned\u0007';
    const shown = await run(['greet', '--name', steering], { isTTY: true });
    expect(shown.stdout).toBe('hello �]0;owned�\n');
    const failed = await run(['greet', '--name', 'Ada'], { command: greet({ fail: new Error(steering) }) });
    expect(failed.stderr).toContain('�]0;owned�');
    expect(failed.stderr).not.toContain('\u001b');
  });

  it('pipes a result on as it is', async () => {
    const { stdout } = await run(['greet', '--name', '\u001b[2K']);
    expect(stdout).toBe('hello \u001b[2K\n');
  });

  it('lists commands, options, defaults and what is required in its help', async () => {
    expect((await run(['--help'])).stdout).toContain('greet somebody');
    const { exitCode, stdout } = await run(['greet', '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/--name <who>\s+whom \(required\)/);
    expect(stdout).toMatch(/--how-often <count>\s+times \(default: 1\)/);
    expect(stdout).toMatch(/--loudly\s+shout/);
    expect(stdout).toMatch(/--and <who>\s+more of them\n/);
  });

  it.each([
    { values: ['greet'], says: "required option '--name <who>' not specified" },
    { values: ['greet', '--name', 'Ada', '--lodly'], says: "unknown option '--lodly'" },
    { values: ['greet', '--name', 'Ada', '--and', ''], says: '--and takes a text that is not empty' },
    { values: ['great'], says: "unknown command 'great'" },
    { values: ['greet', '--name', 'Ada', '--how-often', 'x'], says: '--how-often takes a number, not "x"' },
  ])('exits 2 for $values', async ({ values, says }) => {
    const { exitCode, stdout, stderr } = await run(values);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(says);
  });

  it('says on one line what failed and what to do', async () => {
    const fail = new CommandError('NO_VOICE', 'The voice\nis gone', 'Drink tea.');
    const { exitCode, stderr } = await run(['greet', '--name', 'Ada'], { command: greet({ fail }) });
    expect(exitCode).toBe(1);
    expect(stderr).toBe('speaking\ngreeter: The voice | is gone. Drink tea.\n');
  });

  it('prints a result that counts as a failure, and exits 1', async () => {
    const verdict = new CommandError('RUDE', 'That was rude', 'Apologise.');
    const { exitCode, stdout, stderr } = await run(['greet', '--name', 'Ada'], {
      command: greet({ verdict }),
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: 'hello Ada\n' });
    expect(stderr).toContain('That was rude. Apologise.');
  });

  it('exits 130 after Ctrl-C, whatever error the interrupted call gives', async () => {
    const signal = AbortSignal.abort(new CommandError('INTERRUPTED', 'Interrupted', 'All was undone.'));
    const fail = Object.assign(new Error('Request aborted'), { name: 'AbortError' });
    const { exitCode, stderr } = await run(['greet', '--name', 'Ada'], { command: greet({ fail }), signal });
    expect(exitCode).toBe(130);
    expect(stderr).toContain('greeter: Interrupted. All was undone.\n');
  });

  it('says after Ctrl-C what could not be undone', async () => {
    const signal = AbortSignal.abort(new Error('Interrupted'));
    const fail = new CommandError('NOT_UNDONE', 'The bucket is full', 'Empty it.');
    const { stderr } = await run(['greet', '--name', 'Ada'], { command: greet({ fail }), signal });
    expect(stderr).toContain('Interrupted The bucket is full. Empty it.');
  });
});

describe('a value that stands by itself', () => {
  const visit = defineCommand({
    summary: 'visit a place',
    options: z.object({
      townHall: z.string().min(3, 'takes a place').describe('where to go').meta({ positional: true }),
      slowly: z.boolean().default(false).describe('walk'),
    }),
    run: async (_context, options) => options,
    progress: () => undefined,
    show: ({ townHall, slowly }, { columns = 0, hasColors }) =>
      `${townHall} ${slowly} ${columns} ${hasColors}`,
  });
  async function runVisit(values: string[], terminal = {}) {
    const written = { stdout: '', stderr: '' };
    const stdout = { write: (text: string) => (written.stdout += text), ...terminal };
    const stderr = { write: (text: string) => (written.stderr += text) };
    const { signal } = new AbortController();
    const code = await runProgram({ name: 'visit', command: visit }, { values, signal, stdout, stderr });
    return { code, ...written };
  }

  it.each([[['Ulm', '--slowly']], [['--slowly', 'Ulm']]])('is read from %j', async (values) => {
    expect(await runVisit(values)).toEqual({ code: 0, stdout: 'Ulm true 0 false\n', stderr: '' });
  });

  it.each([
    [[], "missing required argument 'town-hall'"],
    [['Ulm', 'Bonn'], 'too many arguments'],
    [['--town-hall', 'Ulm'], "unknown option '--town-hall'"],
    [['X'], '<town-hall> takes a place, not "X"'],
  ])('is missing or refused in %j', async (values, says) => {
    const { code, stderr } = await runVisit(values);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it('takes all that are left if it is a list', async () => {
    const walk = defineProgram({
      summary: 'walk',
      options: z.object({ places: z.array(z.string()).describe('where to').meta({ positional: true }) }),
      run: async ({ print }, { places }) => print(places.join(' > ')),
    });
    const written = { stdout: '', stderr: '' };
    const stdout = { write: (text: string) => (written.stdout += text) };
    const stderr = { write: (text: string) => (written.stderr += text) };
    const { signal } = new AbortController();
    const walked = (...values: string[]) =>
      runProgram({ name: 'walk', command: walk }, { values, signal, stdout, stderr });
    expect([await walked('Ulm', 'Bonn'), await walked()]).toEqual([0, 2]);
    expect(written).toEqual({
      stdout: 'Ulm > Bonn\n',
      stderr: "error: missing required argument 'places'\n",
    });
  });

  it('stands in the help', async () => {
    expect((await runVisit(['--help'])).stdout).toMatch(
      /Usage: visit \[options\] <town-hall>[^]*where to go/,
    );
  });

  it('is shown as wide and as colourful as the terminal allows', async () => {
    const { stdout } = await runVisit(['Ulm'], { columns: 132, hasColors: () => true });
    expect(stdout).toBe('Ulm false 132 true\n');
  });
});
