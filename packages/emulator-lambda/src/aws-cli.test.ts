import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startLambda, zipOf } from './testing/running-lambda.ts';

function hasAwsCli(): boolean {
  try {
    execFileSync('aws', ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

it.runIf(hasAwsCli())(
  'makes and invokes a function by the AWS CLI',
  { tags: 'aws-cli', timeout: 30_000 },
  async () => {
    const lambda = await startLambda();
    const folder = await mkdtemp(join(tmpdir(), 'aws-cli-'));
    const [zip, answer] = [join(folder, 'function.zip'), join(folder, 'answer.json')];
    const aws = async (...parameters: string[]): Promise<Record<string, string>> => {
      const { stdout } = await promisify(execFile)(
        'aws',
        ['lambda', ...parameters, '--endpoint-url', lambda.url, '--output', 'json'],
        {
          env: {
            PATH: process.env['PATH'],
            AWS_ACCESS_KEY_ID: 'test',
            AWS_SECRET_ACCESS_KEY: 'test',
            AWS_DEFAULT_REGION: 'us-east-1',
          },
        },
      );
      return JSON.parse(stdout) as Record<string, string>;
    };
    try {
      await writeFile(zip, zipOf({ 'index.mjs': 'export const handler = async () => ({ answer: 42 });' }));
      const { FunctionArn = '' } = await aws(
        ...['create-function', '--function-name', 'answer', '--runtime', 'nodejs24.x'],
        ...['--handler', 'index.handler', '--role', 'arn:aws:iam::000000000000:role/test'],
        ...['--zip-file', `fileb://${zip}`],
      );
      const invoked = await aws('invoke', '--function-name', FunctionArn, '--log-type', 'Tail', answer);
      expect(invoked).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
      expect(Buffer.from(invoked['LogResult'] ?? '', 'base64').toString()).toContain('REPORT RequestId');
      expect(JSON.parse(await readFile(answer, 'utf8'))).toEqual({ answer: 42 });
    } finally {
      await rm(folder, { recursive: true });
      await lambda.close();
    }
  },
);
