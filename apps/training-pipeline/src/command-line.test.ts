import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine, S3_FAILURE_CODES } from '@scones/command-line';
import { PLAIN_REFUSAL, refusalsOf } from '@scones/command-line/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine, type Services } from './command-line.ts';
import { BUCKET, type RunningServices, startServices } from './testing/start-services.ts';

const main = join(import.meta.dirname, 'main.ts');
const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

interface Ended {
  readonly exitCode: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the command line', () => {
  let services: RunningServices;
  beforeAll(async () => void (services = await startServices()));
  afterAll(() => services.close());

  function run(values: readonly string[], onStderr?: (interrupt: () => void) => void): Promise<Ended> {
    const env = {
      PATH: process.env['PATH'],
      AWS_ENDPOINT_URL: services.url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    };
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [main, ...values], { env }, (error, stdout, stderr) =>
        resolve({ exitCode: error ? (error.code ?? null) : 0, stdout, stderr }),
      );
      child.stderr?.once('data', () => onStderr?.(() => child.kill('SIGINT')));
    });
  }

  it('prints data on stdout and nothing else', async () => {
    const values = [
      'stage',
      '--bucket',
      BUCKET,
      '--prefix',
      'cli',
      '--train-per-class',
      '2',
      '--test-per-class',
      '1',
    ];
    const { exitCode, stdout, stderr } = await run([...values, '--json']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      trainImages: 2,
      validationImages: 2,
      testImages: 2,
      uploaded: 10,
    });
  });

  it('says on one line what failed and what to do', async () => {
    expect(await run(['stage', '--bucket', 'nowhere'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'training-pipeline: The bucket "nowhere" does not exist. Create it (aws s3 mb s3://nowhere) or name another.\n',
    });
  });

  it('stops the training job at Ctrl-C', async () => {
    const role = 'arn:aws:iam::000000000000:role/sagemaker';
    const values = ['train', '--bucket', BUCKET, '--prefix', 'cli', '--role-arn', role, '--epochs', '1'];
    const { exitCode, stderr } = await run(
      [...values, '--job-name', 'cli', '--hyperparameters', 'behaviour=linger'],
      (interrupt) => interrupt(),
    );
    expect(exitCode).toBe(130);
    expect(stderr).toMatch(/Stopping the training job cli\ntraining-pipeline: Interrupted\. .*\n$/);
  });

  it.each(['stage', 'train', 'evaluate', 'runs'])(
    'describes every option of %s in the README',
    async (name) => {
      let help = '';
      const stream = { write: (text: string) => (help += text) };
      const { signal } = new AbortController();
      const process = { values: [name, '--help'], signal, stdout: stream, stderr: stream };
      await runCommandLine(commandLine({ ...services, cacheFolder: '' }), process);
      const section = readme.split(`### ${name}\n`)[1]?.split('\n##')[0] ?? '';
      const inHelp = [...help.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag]) => flag);
      const inTable = [...section.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, flag]) => flag);
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
