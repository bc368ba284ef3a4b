import { expect, it } from 'vitest';
import { z } from 'zod';
import { defineProgram } from './define-program.ts';
import { CommandError } from './command-error.ts';
import { countOption } from './option-values.ts';
import { runProgram } from './run-command-line.ts';

const options = z.object({
  port: countOption(0, 65_535).default(80).describe('port to listen on').meta({ value: 'port' }),
  json: z.boolean().default(false).describe('says it in JSON'),
});

interface Running {
  readonly fail?: Error;
  readonly signal?: AbortSignal;
  readonly exitCodeOf?: (error: unknown) => number;
}

async function run(values: readonly string[], { fail, exitCodeOf, ...running }: Running = {}) {
  const written = { stdout: '', stderr: '' };
  const command = defineProgram({
    summary: 'Serves.',
    options,
    run: async ({ print, progress }, { port, json }) => {
      progress({ text: 'starting', transient: true });
      if (fail !== undefined) throw fail;
      print(json ? JSON.stringify({ port }) : `on ${port}`);
    },
  });
  const exitCode = await runProgram(
    { name: 'server', version: '1.2.3', command, ...(exitCodeOf && { exitCodeOf }) },
    {
      values,
      signal: running.signal ?? new AbortController().signal,
      stdout: { write: (text) => (written.stdout += text) },
      stderr: { write: (text) => (written.stderr += text) },
    },
  );
  return { exitCode, ...written };
}

it('has its options without a command, and may have a --json of its own', async () => {
  expect(await run([])).toEqual({ exitCode: 0, stdout: 'on 80\n', stderr: '' });
  expect((await run(['--port', '8080', '--json'])).stdout).toBe('{"port":8080}\n');
});

it('prints its version and its help', async () => {
  expect(await run(['--version'])).toEqual({ exitCode: 0, stdout: '1.2.3\n', stderr: '' });
  const { exitCode, stdout } = await run(['--help']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Usage: server \[options\]\n\nServes\.\n/);
  expect(stdout).toMatch(/--port <port>\s+port to listen on \(default: 80\)/);
  expect(stdout.match(/--json/g)).toHaveLength(1);
});

it.each([
  [['--nosuch'], "unknown option '--nosuch'"],
  [['more'], 'too many arguments'],
  [['--port', '70000'], '--port takes a whole number from 0 to 65535, not "70000"'],
])('exits 2 for %j', async (values, words) => {
  const { exitCode, stdout, stderr } = await run(values);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(words);
});

it('says what failed, by its message and hint alone', async () => {
  const fail = new CommandError('TAKEN', 'The port is taken', 'Choose another.');
  expect(await run([], { fail })).toMatchObject({
    exitCode: 1,
    stderr: 'The port is taken. Choose another.\n',
  });
});

it('shows the stack of a defect', async () => {
  const { exitCode, stderr } = await run([], { fail: new TypeError('odd') });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^TypeError: odd\n +at /);
});

it('may have exit codes of its own, but not for what was misused or interrupted', async () => {
  const exitCodeOf = (): number => 7;
  expect(await run([], { fail: new Error('lost'), exitCodeOf })).toMatchObject({ exitCode: 7 });
  expect(await run(['--nosuch'], { exitCodeOf })).toMatchObject({ exitCode: 2 });
  const signal = AbortSignal.abort(new Error('Interrupted'));
  expect(await run([], { fail: new Error('lost'), exitCodeOf, signal })).toMatchObject({ exitCode: 130 });
});

it('ends with 0 when it was asked to stop and did', async () => {
  expect(await run([], { signal: AbortSignal.abort() })).toMatchObject({ exitCode: 0 });
});
