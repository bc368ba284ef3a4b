import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine, S3_FAILURE_CODES } from '@scones/command-line';
import { PLAIN_REFUSAL, refusalsOf } from '@scones/command-line/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine, type Services } from './command-line.ts';
import { capturedLine } from './testing/captured-line.ts';
import {
  BUCKET,
  IMAGE,
  modelArtefact,
  ROLE,
  type RunningServices,
  startServices,
} from './testing/start-services.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

const CLASSES = ['--classes', 'bicycle,motorcycle'];

describe('the command line', () => {
  let services: RunningServices;
  beforeAll(async () => void (services = await startServices()));
  afterAll(() => services.close());

  const run = (...values: string[]) => runWith({}, ...values);

  async function runWith(asking: Partial<Services>, ...values: string[]) {
    const written = { stdout: '', stderr: '' };
    const exitCode = await runCommandLine(commandLine({ ...services, ...asking }), {
      values,
      signal: new AbortController().signal,
      stdout: { write: (text) => (written.stdout += text) },
      stderr: { write: (text) => (written.stderr += text) },
    });
    return { exitCode, ...written };
  }

  it('deploys, shows, updates, rolls back, watches and deletes', async () => {
    const artefact = await services.put('good/model.tar.gz', await modelArtefact('[0.95,0.05]'));
    const from = ['--model-artifact', artefact, '--image', IMAGE, '--role-arn', ROLE];
    // The endpoint's name and its captures' place come from the stack.
    const deployed = await run('deploy', ...from);
    expect(deployed).toMatchObject({ exitCode: 0 });
    expect(deployed.stdout).toMatch(
      /^arn:aws:sagemaker:.*endpoint\/cli\ncli is in service after [\d.]+ s\n$/,
    );
    expect(deployed.stderr).toContain('The endpoint cli is InService\n');

    expect((await run('status')).stdout).toContain('cli is InService\n');

    const other = await services.put('other/model.tar.gz', await modelArtefact('[0.05,0.95]'));
    const change = ['update', '--model-artifact', other];
    expect((await run(...change, '--dry-run')).stdout).toBe(
      `model: ${artefact} → ${other}\ncli would change\n`,
    );
    expect((await run(...change)).stdout).toMatch(/→ .*\ncli is updated after [\d.]+ s\n$/);
    expect((await run(...change)).stdout).toBe('cli is already as requested: no changes\n');
    expect((await run('status')).stdout).toMatch(/configuration \S+, which replaced \S+\n/);
    expect((await run('rollback', '--name', 'cli')).stdout).toMatch(
      /^cli is back at cli-\d+ after [\d.]+ s\n$/,
    );

    await services.invoke('cli');
    const watched = await run('monitor', '--at-least', '1', '--classes', 'bicycle,motorcycle', '--json');
    const report = JSON.parse(watched.stdout) as { captured: number; inferences: object[] };
    expect(report).toMatchObject({
      captured: 1,
      inferences: [{ confidence: 0.95 }],
      // What the Lambda of the stack's workflow asks for.
      statistics: { threshold: 0.8 },
    });
    expect(report.inferences[0]).not.toHaveProperty('image');

    expect(await run('delete', '--name', 'cli')).toMatchObject({
      exitCode: 0,
      stdout: 'cli and its parts are gone\n',
    });
  });

  it('writes the charts of the captures into the file of --page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'monitor-'));
    const page = join(folder, 'monitor.html');
    const nothing = ['monitor', '--name', 'quiet', '--capture-prefix', `s3://${BUCKET}/earlier`, ...CLASSES];
    try {
      expect(await run(...nothing, '--page', page)).toMatchObject({ exitCode: 0 });
      expect(readFileSync(page, 'utf8')).toContain('<title>Monitor: quiet</title>');
      const refused = await run(...nothing, '--page', join(folder, 'none', 'monitor.html'));
      expect(refused.exitCode).toBe(1);
      expect(refused.stderr).toContain('No page can be written to');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('judges the answers about staged test pictures in the folder of --report, as it finds their classes', async () => {
    const made = mkdtempSync(join(tmpdir(), 'monitor-'));
    const folder = join(made, 'report');
    const line = (key: string, probabilities: readonly number[]) =>
      capturedLine({
        id: key,
        time: '2026-11-23T15:00:00Z',
        probabilities,
        customAttributes: [`scones/test/${key}`],
      });
    const captures = [
      line('a.png', [0.99, 0.01]),
      line('b.png', [0.98, 0.02]),
      line('other.png', [0.5, 0.5]),
    ];
    await services.put('judged/seen/AllTraffic/2026/11/23/15/a.jsonl', captures.join('\n'));
    await services.put('scones/test.lst', '0\t0\ta.png\n1\t1\tb.png\n2\t1\tnever-asked.png\n');
    const values = ['monitor', '--name', 'seen', '--capture-prefix', `s3://${BUCKET}/judged`, ...CLASSES];
    try {
      expect(await run(...values, '--report', folder)).toMatchObject({ exitCode: 0 });
      const quality = JSON.parse(readFileSync(join(folder, 'quality.json'), 'utf8')) as object;
      expect(quality).toMatchObject({
        test: { pictures: 2, passed: 2, wrongButPassed: 1 },
        validation: null,
      });
      const page = readFileSync(join(folder, 'index.html'), 'utf8');
      expect(page.indexOf('Wrong but passed: 1')).toBeLessThan(page.indexOf('Confidence over time'));
      expect(page).toContain('alt="scones/test/b.png"');
    } finally {
      rmSync(made, { recursive: true, force: true });
    }
  });

  it('says account, region and cost where somebody charges, and makes nothing without a yes', async () => {
    const artefact = await services.put('costly/model.tar.gz', await modelArtefact('[0.95,0.05]'));
    const from = ['--model-artifact', artefact, '--image', IMAGE, '--role-arn', ROLE];
    const before = await services.names();
    const asked: string[] = [];
    const billed = {
      hosts: { isFree: false },
      ask: async (question: string) => (asked.push(question), false),
    };
    const { exitCode, stderr } = await runWith(billed, 'deploy', '--name', 'costly', ...from);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('--yes') });
    expect(asked).toEqual([
      'The endpoint costly on 1 × ml.m5.large, for the account 000000000000 in us-east-1, will cost about ' +
        '$0.1150 an hour instead of $0.0000 an hour, used or not. Go on?',
    ]);
    expect(await services.names()).toEqual(before);
    expect(await runWith(billed, 'deploy', '--yes', '--name', 'costly', ...from)).toMatchObject({
      exitCode: 0,
    });
    expect(await runWith(billed, 'update', '--name', 'costly', '--instance-count', '2')).toMatchObject({
      exitCode: 1,
    });
    expect(asked).toHaveLength(2);
    await run('delete', '--name', 'costly');
  });

  it('says on one line what failed and what to do', async () => {
    expect(await run('status', '--name', 'nothing')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'endpoint-deployer: There is no endpoint nothing in us-east-1. See what there is (aws sagemaker list-endpoints), ' +
        'or set AWS_REGION if it is in another region.\n',
    });
  });

  it.each(['deploy', 'update', 'rollback', 'status', 'monitor', 'delete'])(
    'describes every option of %s in the README',
    async (name) => {
      const { stdout } = await run(name, '--help');
      const section = readme.split(`### ${name}\n`)[1]?.split('\n##')[0] ?? '';
      const inHelp = [...stdout.matchAll(/^ {2}(--[a-z\d-]+)/gm)].map(([, flag]) => flag);
      const inTable = [...section.matchAll(/^\| `(--[a-z\d-]+)/gm)].map(([, flag]) => flag);
      expect([...inTable, '--json'].sort()).toEqual(inHelp.sort());
    },
  );

  it.each(Object.entries(commandLine({} as Services).commands))(
    'says of every option of %s in plain words what it takes',
    (_name, command) => {
      for (const [, , message] of refusalsOf(command)) expect(message).toMatch(PLAIN_REFUSAL);
    },
  );

  it('lists every error code in the README, and no other', () => {
    const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'));
    const thrown = sources.flatMap((source) =>
      [...source.matchAll(/(?:CommandError|refusal)\(\s*'([A-Z_]+)'/g)].map(([, code]) => code),
    );
    const table = readme.split('## Errors')[1]?.split('\n## ')[0] ?? '';
    const listed = [...table.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => code);
    expect(listed.filter((code) => !S3_FAILURE_CODES.includes(code as never)).sort()).toEqual(
      [...new Set(thrown)].sort(),
    );
  });
});
