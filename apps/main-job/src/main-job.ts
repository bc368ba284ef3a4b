import {
  clientEnvironment,
  CommandError,
  describeFailure,
  OLD_CLI,
  type RunStep,
  shellExports,
} from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import { datasetHash, type Evaluation, readShownPictures } from '@scones/training-pipeline';
import { awsClients, type AwsClients, closeClients } from './aws-clients.ts';
import { type EmulatorProcess, startEmulatorProcess } from './emulator-process.ts';
import { executionPortraits } from './execution-portraits.ts';
import { type Job, PREFIX } from './job.ts';
import type { MainJobOptions } from './options.ts';
import { reportData, runSummary, thresholdOf } from './report-data.ts';
import { runRecord } from './run-record.ts';
import { checkDataset } from './steps/check-dataset.ts';
import { checkPretrained } from './steps/check-pretrained.ts';
import { chooseThreshold } from './steps/choose-threshold.ts';
import { classifyPictures, showEvaluation } from './steps/classify-pictures.ts';
import { cleanUp } from './steps/clean-up.ts';
import { deployEndpoint } from './steps/deploy-endpoint.ts';
import { listResources } from './steps/list-resources.ts';
import { monitorEndpoint } from './steps/monitor-endpoint.ts';
import { readModel } from './steps/read-model.ts';
import { provision } from './steps/provision.ts';
import { stageDataset } from './steps/stage-dataset.ts';
import { trainModel } from './steps/train-model.ts';
import { requireRunPlace, runPlace, type RunPlace, writeRun } from './steps/write-run.ts';
import { UndoList } from './undo-list.ts';

interface MainJobContext {
  readonly clock: Clock;
  /** Aborted by Ctrl-C, which undoes everything that was begun. */
  readonly signal: AbortSignal;
  /** The command line, which the run's record keeps. */
  readonly values: readonly string[];
  readonly print: (line: string) => void;
  readonly step: RunStep;
}

/** Runs the whole workflow on an emulator of its own. Rejects when any of it fails, after cleaning up. */
export async function runMainJob(context: MainJobContext, options: MainJobOptions): Promise<void> {
  const startedAt = context.clock.now();
  const place = runPlace(options.report, startedAt);
  await requireRunPlace(place);
  await checkDataset(context, options);
  await checkPretrained(context, options);
  const emulator = await startEmulator(context, options.port);
  context.print(`See it in a browser at ${emulator.consoleUrl}`);
  const clients = awsClients(emulator);
  try {
    const existing = await listResources(emulator.consoleUrl);
    const job = makeJob(context, options, emulator, clients, existing);
    await runAndCleanUp(job, context, emulator, { ...place, startedAt });
  } finally {
    closeClients(clients);
    await emulator.stop();
  }
}

interface BegunRun extends RunPlace {
  readonly startedAt: number;
}

async function runAndCleanUp(
  job: Job,
  context: MainJobContext,
  emulator: EmulatorProcess,
  begun: BegunRun,
): Promise<void> {
  try {
    const evaluation = await runWorkflow(job, context, begun);
    if (!job.options.exit) await serveUntilInterrupted(context, emulator);
    requireNoOtherFailures(evaluation);
  } catch (error) {
    await cleanUp(job).catch((cause: unknown) =>
      context.print(`Not everything was cleaned up: ${describeFailure(cause)}`),
    );
    throw error;
  }
  await cleanUp(job);
}

function startEmulator({ signal, step }: MainJobContext, port: number): Promise<EmulatorProcess> {
  return step('Start the emulator', async () => {
    const emulator = await startEmulatorProcess(port, signal);
    // The title stays on a terminal, but a line of its own goes when the step ends.
    const title = [`Started the emulator at ${emulator.url}`, ...emulator.notices].join('; ');
    return { result: emulator, title };
  });
}

function makeJob(
  { clock, signal, step }: MainJobContext,
  options: MainJobOptions,
  emulator: EmulatorProcess,
  clients: AwsClients,
  existing: readonly string[],
): Job {
  return {
    options,
    clock,
    signal,
    emulator,
    clients,
    existing,
    undoList: new UndoList(),
    step: (title, work) => step(title, (terminal) => Promise.race([work(terminal), emulator.died])),
  };
}

async function runWorkflow(
  job: Job,
  { clock, print, values }: MainJobContext,
  begun: BegunRun,
): Promise<Evaluation> {
  const { options, signal, clients } = job;
  const stack = await provision(job);
  const staged = await stageDataset(job, stack);
  const trained = await trainModel(job, stack);
  const model = await readModel(job, trained);
  await deployEndpoint(job, stack, trained);
  const target = await chooseThreshold(job, stack, model);
  const evaluation = await classifyPictures(job, stack);
  await showEvaluation(job, evaluation);
  const monitored = await monitorEndpoint(job, stack, evaluation, thresholdOf({ options, target }));
  const portraits = await executionPortraits({ ...clients, signal }, evaluation);
  const images = await readShownPictures(clients.s3, stack.bucket, evaluation.pictures, signal);
  const dataHash = await datasetHash(clients.s3, { bucket: stack.bucket, prefix: PREFIX }, signal);
  const outcome = {
    options,
    staged,
    trained,
    model,
    target,
    evaluation,
    images,
    monitored,
    portraits,
    startedAt: begun.startedAt,
    endedAt: clock.now(),
  };
  const data = reportData(outcome);
  const summary = runSummary(outcome, data);
  const record = runRecord(outcome, dataHash, values);
  print(`Report: ${await writeRun(begun, { data, summary, record, model: model.bytes })} in ${begun.folder}`);
  return evaluation;
}

async function serveUntilInterrupted(
  { signal, print }: MainJobContext,
  emulator: EmulatorProcess,
): Promise<void> {
  print(
    [
      `The emulator serves at ${emulator.url}. Ctrl-C cleans up and ends. For other clients:`,
      ...shellExports(clientEnvironment(emulator)),
      `${OLD_CLI} ${emulator.url}.`,
    ].join('\n'),
  );
  const interrupted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([interrupted, emulator.died]);
}

function requireNoOtherFailures({ failedOtherwise, executions, errors }: Evaluation): void {
  if (failedOtherwise === 0) return;
  const [first] = errors;
  throw new CommandError(
    'EXECUTIONS_FAILED',
    `${failedOtherwise} of ${executions} executions failed for other reasons than the threshold: ${first?.error}: ${first?.cause}`,
    'Run without --exit, then ask the emulator: aws stepfunctions get-execution-history.',
  );
}
