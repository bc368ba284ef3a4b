import { fileURLToPath } from 'node:url';
import { dieWithParent, runProgram } from '@scones/child-programs';
import { CommandError } from '@scones/command-line';
import { systemClock } from '@scones/deterministic';

const CDK = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Runs the CDK CLI to its end; rejects when it fails. */
export type RunCdk = (values: readonly string[], signal?: AbortSignal) => Promise<void>;

/**
 * Runs the CDK CLI on this terminal. An aborted deployment goes on in CloudFormation, as after any Ctrl-C of the CDK.
 */
export const runCdk: RunCdk = async (values, signal) => {
  const { exitCode, startError } = await runProgram({
    command: dieWithParent([process.execPath, CDK, ...values]),
    workingDirectory: PROJECT,
    // Unless the user wants it, nothing is told to anybody of what is done here.
    environment: { CDK_DISABLE_CLI_TELEMETRY: 'true', ...process.env },
    stdio: ['inherit', 'inherit', 'inherit'],
    clock: systemClock,
    signal,
  });
  if (startError) throw startError;
  if (exitCode !== 0)
    throw new CommandError(
      'CDK_FAILED',
      `cdk ${values[0]} ended with ${exitCode === null ? 'a signal' : `code ${exitCode}`}`,
      'Its output above says why.',
    );
};
