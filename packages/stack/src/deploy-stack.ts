import { explainEnd, LastLines, type ProgramEnd, runProgram, temporaryFolder } from '@scones/child-programs';
import { CommandError } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import { closedEnvironment, type EmulatorCredentials } from './closed-environment.ts';

interface Deployment {
  /** The file of the command line of `infra`, which an app resolves as `@scones/infra/main`. */
  readonly infra: string;
  /** The emulator's URL. */
  readonly endpoint: string;
  /** Its root's, where it enforces IAM. */
  readonly credentials?: EmulatorCredentials | undefined;
  /** The app's parameters, which it knows as `scones:<name>`. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** Gets each line that the command line prints, except empty ones. */
  readonly onLine?: (line: string) => void;
}

const SHOWN_LINES = 12;

/** Deploys the CDK app to an emulator as a person would: by the command line of `infra`, and so by the CDK CLI. */
export async function deployStack(deployment: Deployment): Promise<void> {
  const { infra, endpoint, credentials, parameters = {}, clock, signal, onLine } = deployment;
  // A deployment that is killed leaves its files there too.
  await using folder = await temporaryFolder('scones-deploy');
  const last = new LastLines(SHOWN_LINES);
  const end = await runProgram({
    command: [process.execPath, infra, 'deploy', '--yes', ...contextOptions(parameters)],
    workingDirectory: folder.path,
    // Ctrl-C reaches it through us alone.
    ownGroup: true,
    environment: { ...closedEnvironment(process.env, endpoint, credentials), TMPDIR: folder.path },
    clock,
    signal,
    onLine(line) {
      if (line.trim() === '') return;
      last.push(line);
      onLine?.(line);
    },
  });
  if (end.exitCode !== 0) throw deploymentFailed(end, last.lines);
}

const contextOptions = (parameters: Readonly<Record<string, string | number>>): string[] =>
  Object.entries(parameters).flatMap(([name, value]) => ['-c', `scones:${name}=${value}`]);

function deploymentFailed(end: ProgramEnd, lastLines: readonly string[]): CommandError {
  return new CommandError(
    'DEPLOYMENT_FAILED',
    `The stack could not be deployed: the command line of infra ${explainEnd(end)}: ${lastLines.join('\n')}`,
    'Try the app alone: npx nx synth infra, then npx nx serve emulator with npx nx deploy infra --configuration=local.',
    { cause: end.startError },
  );
}
