import { mkdtempDisposable } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LastLines, runProgram } from '@scones/child-programs';
import { CommandError } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';

interface Deployment {
  readonly endpoint: string;
  /** The app's parameters, which it knows as `scones:<name>`. */
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

const SHOWN_LINES = 12;

const INFRA = fileURLToPath(import.meta.resolve('@scones/infra/main'));

/** Deploys the CDK app to the emulator as a person would: by the command line of `infra`, and so by the CDK CLI. */
export async function deployInfra(deployment: Deployment): Promise<void> {
  const { endpoint, parameters, clock, signal, onLine } = deployment;
  // What a killed deployment leaves behind lies there too.
  await using folder = await mkdtempDisposable(join(tmpdir(), 'scones-deploy-'));
  const last = new LastLines(SHOWN_LINES);
  const { exitCode, startError } = await runProgram({
    command: [
      process.execPath,
      ...[INFRA, 'deploy', '--yes'],
      ...Object.entries(parameters).flatMap(([name, value]) => ['-c', `scones:${name}=${value}`]),
    ],
    workingDirectory: folder.path,
    // Ctrl-C reaches it through us alone.
    ownGroup: true,
    environment: { ...cliEnvironment(process.env, endpoint), TMPDIR: folder.path },
    clock,
    signal,
    onLine(line) {
      if (line.trim() === '') return;
      last.push(line);
      onLine(line);
    },
  });
  if (startError) throw startError;
  if (exitCode !== 0) throw deploymentFailed(exitCode, last.lines);
}

/** What the CLI is to see of our environment: none of the accounts, regions and proxies that we are set up for. */
export function cliEnvironment(own: NodeJS.ProcessEnv, endpoint: string): NodeJS.ProcessEnv {
  const rest = Object.entries(own).filter(
    ([name]) => !/^(AWS_|CDK_|CI$|FORCE_COLOR$|(https?|all)_proxy$)/i.test(name),
  );
  return {
    ...Object.fromEntries(rest),
    // The CLI starts the app with the `node` that it finds there.
    PATH: [dirname(process.execPath), own['PATH']].join(delimiter),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'emulator',
    AWS_SECRET_ACCESS_KEY: 'emulator',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
  };
}

function deploymentFailed(exitCode: number | null, lastLines: readonly string[]): CommandError {
  return new CommandError(
    'DEPLOYMENT_FAILED',
    `The stack could not be deployed (exit code ${exitCode}): ${lastLines.join('\n')}`,
    'Try the app alone: npx nx synth infra, then npx nx serve emulator with npx nx deploy infra --configuration=local.',
  );
}
