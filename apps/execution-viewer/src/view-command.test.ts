import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateStateMachineCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { runProgram } from '@scones/command-line';
import { PLAIN_REFUSAL, refusalsOf } from '@scones/command-line/testing';
import { FakeClock, seededRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { stepFunctions as stepFunctionsService } from '@scones/emulator-step-functions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewCommand } from './view-command.ts';

const ROLE = 'arn:aws:iam::000000000000:role/states';
const BAKERY = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      MaxConcurrency: 1,
      ItemProcessor: { StartAt: 'Bake', States: { Bake: { Type: 'Pass', End: true } } },
      Next: 'Is it good?',
    },
    'Is it good?': {
      Type: 'Choice',
      Choices: [{ Variable: '$[0]', NumericGreaterThan: 5, Next: 'Sell' }],
      Default: 'Give away',
    },
    Sell: { Type: 'Succeed' },
    'Give away': { Type: 'Fail', Error: 'Stale', Cause: 'It is of yesterday.' },
  },
};

let client: SFNClient;
let close: () => Promise<void>;
let good: string;
let bad: string;
const clock = new FakeClock();

beforeAll(async () => {
  const service = stepFunctionsService({
    store: new Store(':memory:'),
    identity: EMULATOR_IDENTITY,
    clock,
    random: seededRandom(1),
    callService: async () => ({ output: {} }),
    onFault: (fault) => {
      throw fault;
    },
  });
  const server = await serveInTest(service);
  client = new SFNClient(server.connection);
  close = () => server.close();
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({ name: 'bakery', roleArn: ROLE, definition: JSON.stringify(BAKERY) }),
  );
  const start = async (input: string): Promise<string> =>
    (await client.send(new StartExecutionCommand({ stateMachineArn, input }))).executionArn as string;
  good = await start('[9,1]');
  bad = await start('[1]');
});
afterAll(async () => {
  client.destroy();
  await close();
});

async function run(values: string[], terminal: { columns?: number; hasColors?: () => boolean } = {}) {
  const written = { stdout: '', stderr: '' };
  const code = await runProgram(
    { name: 'execution-viewer', command: viewCommand({ stepFunctions: client, clock }) },
    {
      values,
      signal: new AbortController().signal,
      stdout: { write: (text: string) => (written.stdout += text), ...terminal },
      stderr: { write: (text: string) => (written.stderr += text) },
    },
  );
  return { code, ...written };
}

describe('the table view', () => {
  it('shows every run of a state, what is inside of another below it', async () => {
    const { code, stdout } = await run([good]);
    expect(code).toBe(0);
    const [status, name, , headings, ...rows] = stdout.split('\n');
    expect(status).toMatch(/^✓ succeeded after \d+ ms, started \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
    expect(name).toMatch(/^[\w-]+ of bakery$/);
    expect(headings).toMatch(/^NAME +TYPE +STATUS +RESOURCE +DURATION +STARTED AFTER +TIMELINE$/);
    const firsts = rows.map((row) => /^(?: *\S+)+?(?= {2})/.exec(row)?.[0]);
    expect(firsts.filter((first) => first !== undefined)).toEqual([
      'Each',
      '  Bake · #0',
      '  Bake · #1',
      'Is it good?',
      'Sell',
    ]);
  });

  it('fits the terminal, and has colours there alone', async () => {
    const { stdout } = await run([bad], { columns: 60, hasColors: () => true });
    expect(stdout).toContain('\u001b[31m✕ failed');
    const lines = stdout.replaceAll(/\u001b\[\d+m/g, '').split('\n');
    for (const line of lines.slice(3)) expect(line.length).toBeLessThanOrEqual(60);
    expect((await run([bad], { columns: 60 })).stdout).not.toContain('\u001b');
  });

  it('says why the whole failed, and itself succeeds', async () => {
    const { code, stdout } = await run([bad]);
    expect(code).toBe(0);
    expect(stdout).toContain('\nStale: It is of yesterday.\n');
  });

  it('is JSON where that is asked for', async () => {
    const { stdout } = await run([bad, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      executionArn: bad,
      stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:bakery',
      status: 'failed',
      durationMillis: 0,
      rows: [
        { name: 'Each', depth: 0, status: 'succeeded' },
        { name: 'Bake · #0', depth: 1, type: 'Pass' },
        { name: 'Is it good?' },
        { name: 'Give away', status: 'failed', startedAfterMillis: 0 },
      ],
    });
  });
});

describe('the event view', () => {
  it('shows each event with the one that it follows', async () => {
    const { stdout } = await run([bad, '--events']);
    expect(stdout).toMatch(/\n *ID +TYPE +FOLLOWS +GAP +AFTER +RESOURCE +STEP\n/);
    expect(stdout).toMatch(/\n +2 +MapStateEntered +0 +0 ms +0 ms +Each\n/);
  });

  it('is JSON where that is asked for', async () => {
    const events = JSON.parse((await run([bad, '--events', '--json'])).stdout) as object[];
    expect(events[0]).toMatchObject({ id: 1, type: 'ExecutionStarted', previousId: 0 });
    expect(events.at(-1)).toMatchObject({ type: 'ExecutionFailed', details: { error: 'Stale' } });
  });
});

describe('the graph view', () => {
  it('is written to a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'execution-viewer-'));
    try {
      const file = join(folder, 'graph.svg');
      expect((await run([good, '--svg', file])).stderr).toBe(`The graph is in ${file}\n`);
      expect(await readFile(file, 'utf8')).toMatch(
        /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[^]*✓[^]*<\/svg>\n$/,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('says where it cannot be written', async () => {
    const { code, stdout, stderr } = await run([good, '--svg', '/no/such/folder/graph.svg']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^The graph cannot be written to \/no\/such\/folder\/graph.svg: ENOENT/);
  });
});

describe('what it cannot show', () => {
  it.each([
    [
      () => good.replace(/:[^:]+$/, ':nothing'),
      1,
      /^There is no execution nothing of the state machine bakery in us-east-1\. /,
    ],
    [
      () => good.replace('us-east-1', 'eu-west-1'),
      1,
      /^There is no execution [\w-]+ of the state machine bakery in us-east-1/,
    ],
    [
      () => 'bakery',
      2,
      /^<execution-arn> takes the ARN of an execution of a standard machine, .*, not "bakery"\./,
    ],
    [() => good.replace(':execution:', ':express:'), 2, /^<execution-arn> takes the ARN/],
  ])('is reported on one line, with exit code %#', async (arnOf, exitCode, says) => {
    const { code, stdout, stderr } = await run([arnOf()]);
    expect([code, stdout]).toEqual([exitCode, '']);
    expect(stderr).toMatch(says);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });

  it('is refused in plain words', () => {
    const refusals = refusalsOf(viewCommand({ stepFunctions: client, clock }));
    for (const [, , message] of refusals) expect(message).toMatch(PLAIN_REFUSAL);
  });
});

describe('the README', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

  it('describes every option, and no other', async () => {
    const { stdout } = await run(['--help']);
    const inHelp = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag]) => flag);
    const inTable = [...readme.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, flag]) => flag);
    expect(inTable.sort()).toEqual(inHelp.sort());
  });
});
