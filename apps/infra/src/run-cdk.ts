import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CommandError } from '@scones/command-line';

const CDK = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Runs the CDK CLI to its end; rejects when it fails. */
export type RunCdk = (values: readonly string[], signal?: AbortSignal) => Promise<void>;

/** The CDK CLI on this terminal. What is aborted goes on in CloudFormation, as after any Ctrl-C of it. */
export const runCdk: RunCdk = async (values, signal) => {
  const child = spawn(process.execPath, [CDK, ...values], {
    cwd: PROJECT,
    stdio: 'inherit',
    ...(signal && { signal }),
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0)
    throw new CommandError(
      'CDK_FAILED',
      `cdk ${values[0]} ended with ${code === null ? 'a signal' : `code ${code}`}`,
      'What it wrote above says why.',
    );
};
