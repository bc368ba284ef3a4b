import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningEmulator, startEmulator } from '../emulator.ts';
import type { ENVIRONMENT_TEXTS } from './environment-text.ts';
import { printEnvironment } from './print-environment.ts';

let emulator: RunningEmulator;
let folder: string;
beforeAll(async () => {
  emulator = await startEmulator({ port: 0, onFault: console.error });
  folder = mkdtempSync(join(tmpdir(), 'print-environment-'));
  const sdk = join(folder, 'sagemaker');
  mkdirSync(sdk);
  writeFileSync(join(sdk, '__init__.py'), '');
  // Stands for SageMaker's SDK: a function that answers AWS's address.
  writeFileSync(
    join(sdk, 'session.py'),
    'def sts_regional_endpoint(region):\n    return "https://sts.amazonaws.com"\n',
  );
});
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true });
});

async function printed(form: keyof typeof ENVIRONMENT_TEXTS, url = emulator.url) {
  let text = '';
  let warning = '';
  await printEnvironment(
    { url, region: 'us-east-1', form, folder },
    { print: (more) => void (text += more), warn: (more) => void (warning += more) },
  );
  return { text, warning };
}

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe('the environment of a client', () => {
  it('is a session of a role for notebooks, which the SDKs ask IAM for by its name', async () => {
    const environment = JSON.parse((await printed('json')).text) as Record<string, string>;
    const connection = {
      endpoint: environment['AWS_ENDPOINT_URL'] as string,
      region: environment['AWS_REGION'] as string,
      credentials: {
        accessKeyId: environment['AWS_ACCESS_KEY_ID'] as string,
        secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] as string,
        sessionToken: environment['AWS_SESSION_TOKEN'] as string,
      },
    };
    const { Arn } = await new STSClient(connection).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:sts::000000000000:assumed-role/AmazonSageMaker-ExecutionRole/SageMaker');
    const { Role } = await new IAMClient(connection).send(
      new GetRoleCommand({ RoleName: 'AmazonSageMaker-ExecutionRole' }),
    );
    expect(Role?.Arn).toBe('arn:aws:iam::000000000000:role/service-role/AmazonSageMaker-ExecutionRole');
    expect(environment['AWS_DEFAULT_REGION']).toBe('us-east-1');
  });

  it('is the environment of a shell that evaluates it', async () => {
    const { text, warning } = await printed('shell');
    const script = `${text}\necho "$AWS_ENDPOINT_URL $AWS_DEFAULT_REGION $AWS_ACCESS_KEY_ID $PYTHONPATH"`;
    const env = { PATH: process.env['PATH'], PYTHONPATH: '/before' };
    expect(execFileSync('sh', ['-eu', '-c', script], { encoding: 'utf8', env })).toMatch(
      new RegExp(`^${emulator.url} us-east-1 ASIA\\w+ /.+/apps/emulator/python:/before\n$`),
    );
    expect(text).toContain('give it --endpoint-url');
    expect(warning).toBe('');
  });

  it('has plain keys, and says why, where no emulator runs', async () => {
    const { text, warning } = await printed('shell', 'http://127.0.0.1:9');
    expect(text).toContain('export AWS_ACCESS_KEY_ID=test');
    expect(text).not.toContain('AWS_SESSION_TOKEN');
    expect(warning).toContain('No emulator answers at http://127.0.0.1:9');
  });

  it('is a cell of a notebook', async () => {
    const { text } = await printed('notebook');
    expect(text).toContain(`%env AWS_ENDPOINT_URL=${emulator.url}\n`);
    expect(text).toContain(`sts_regional_endpoint = lambda region: "${emulator.url}"`);
  });

  describe.runIf(hasPython)('in Python', { tags: 'python' }, () => {
    const check =
      'import os, sagemaker.session as s\nprint(s.sts_regional_endpoint("x"), os.environ["AWS_REGION"])';
    const python = (script: string, env: NodeJS.ProcessEnv): string =>
      execFileSync('python3', ['-c', script], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], ...env },
      });

    it('leads the SDK to the emulator once the printed lines have run', async () => {
      const { text } = await printed('python');
      expect(python(`${text}\n${check}`, { PYTHONPATH: folder })).toBe(`${emulator.url} us-east-1\n`);
    });

    it('leads the SDK to the emulator without any line, after the shell has evaluated its own', async () => {
      const { text } = await printed('shell');
      const script = `${text}\nexec python3 -c '${check}'`;
      const env = { PATH: process.env['PATH'], PYTHONPATH: folder };
      expect(execFileSync('sh', ['-c', script], { encoding: 'utf8', env })).toBe(
        `${emulator.url} us-east-1\n`,
      );
    });

    it('leaves the SDK alone where no endpoint is set', () => {
      const PYTHONPATH = `${join(import.meta.dirname, '..', '..', 'python')}:${folder}`;
      expect(python(check, { PYTHONPATH, AWS_REGION: 'x' })).toBe('https://sts.amazonaws.com x\n');
    });
  });
});
