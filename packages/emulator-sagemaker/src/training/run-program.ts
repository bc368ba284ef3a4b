import { LastLines, type ProgramEnd, startProgram } from '@scones/child-programs';
import { arn } from '@scones/emulator-core';
import { asInContainer, withoutTrace } from '../container/container-paths.ts';
import type { ContainerProgram } from '../container/container-program.ts';
import type { SageMakerPorts } from '../ports/ports.ts';
import type { JobFolder } from './job-folder.ts';
import { TrainingFailure } from './training-failure.ts';
import type { TrainingJob } from './training-job.ts';
import { names } from '../service-names.ts';

/** The exit code by which SageMaker's built-in algorithms say that the user's data are at fault. */
const CUSTOMER_ERROR_EXIT_CODE = 2;
const SHOWN_STDERR_LINES = 20;
/** SageMaker's FailureReason has at most 1,024 characters, including the text around the message. */
const REASON_LENGTH = 960;

interface ProgramRun {
  readonly program: ContainerProgram;
  readonly job: TrainingJob;
  readonly folder: JobFolder;
  /** The signal that stops the program, and the time from SIGTERM to SIGKILL. */
  readonly stops: readonly { readonly signal: AbortSignal; readonly graceMilliseconds: number }[];
  readonly onLine: (line: string) => void;
}

/** Runs a training program to its end. Throws `TrainingFailure`, unless it was stopped. */
export async function runProgram(ports: SageMakerPorts, run: ProgramRun): Promise<void> {
  const lastErrors = new LastLines(SHOWN_STDERR_LINES);
  const child = startProgram({
    command: run.program.train(run.folder.root),
    workingDirectory: run.folder.root,
    environment: environmentOf(ports, run),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // What it has started ends with it.
    ownGroup: true,
    onLine(line, stream) {
      if (stream === 'stderr') lastErrors.push(line);
      run.onLine(asInContainer(line, run.folder.root));
    },
  });
  const watched = new AbortController();
  for (const { signal, graceMilliseconds } of run.stops) {
    const stop = (): void => void child.stop(ports.clock, graceMilliseconds);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true, signal: watched.signal });
  }
  const end = await child.ended;
  watched.abort();
  if (end.exitCode === 0 || run.stops.some(({ signal }) => signal.aborted)) return;
  const reason = (await run.folder.failure()) ?? withoutTrace(lastErrors.lines);
  throw failureOf(end, asInContainer(reason, run.folder.root));
}

function environmentOf(ports: SageMakerPorts, { program, job }: ProgramRun): Record<string, string> {
  return {
    ...program.environment,
    AWS_REGION: ports.identity.region,
    TRAINING_JOB_NAME: job.name,
    TRAINING_JOB_ARN: arn(ports.identity, names.arn, `training-job/${job.name}`),
    ...job.request.Environment,
  };
}

function failureOf(end: ProgramEnd, reason: string): TrainingFailure {
  if (end.startError)
    return new TrainingFailure(
      'ClientError',
      `the program could not be started: ${end.startError.message}`,
      end.startError,
    );
  const kind = end.exitCode === CUSTOMER_ERROR_EXIT_CODE ? 'ClientError' : 'AlgorithmError';
  const how = end.exitCode === null ? `ended by ${end.signal}` : `exit code: ${end.exitCode}`;
  return new TrainingFailure(kind, `${reason.slice(0, REASON_LENGTH)}, ${how}`);
}
