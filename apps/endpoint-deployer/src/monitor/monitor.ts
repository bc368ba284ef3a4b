import type { S3Client } from '@aws-sdk/client-s3';
import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import { CommandError, type CommandContext, instantOf, type Moment, Patience } from '@scones/command-line';
import { type Inference, type InferenceStatistics, inferenceStatistics } from '@scones/model-monitor';
import { describeEndpoint } from '../await-endpoint.ts';
import { endpointMissing } from '../missing-resource.ts';
import { CaptureFiles } from './capture-files.ts';
import { knownClasses } from './known-classes.ts';
import { type MonitorOptions, monitorOptionsSchema } from './monitor-options.ts';

export interface MonitorProgress {
  readonly type: 'captures';
  readonly captured: number;
  readonly files: number;
}

export interface MonitorContext extends CommandContext<MonitorProgress> {
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
}

export interface MonitorReport {
  readonly endpointName: string;
  readonly capturePrefix: string;
  readonly classes: readonly string[];
  readonly files: number;
  readonly captured: number;
  readonly statistics: InferenceStatistics;
  /** By time. */
  readonly inferences: readonly Inference[];
}

/** Reads the questions and answers of an endpoint from its data capture. */
export async function monitor(context: MonitorContext, input: MonitorOptions): Promise<MonitorReport> {
  const options = monitorOptionsSchema.parse(input);
  const { name, threshold } = options;
  const isWanted = within(options, context.clock.now());
  const capturePrefix = options.capturePrefix ?? (await captureDestination(context, name));
  const classes = options.classes ?? (await knownClasses(context, name));
  const files = new CaptureFiles(context.s3, capturePrefix, name, classes);
  const inferences = await untilEnough(context, files, isWanted, options);
  return {
    endpointName: name,
    capturePrefix,
    classes,
    files: files.count,
    captured: inferences.length,
    statistics: inferenceStatistics(inferences, { threshold }),
    inferences,
  };
}

interface Period {
  readonly since?: Moment | undefined;
  readonly until?: Moment | undefined;
}

function within({ since, until }: Period, now: number): (inference: Inference) => boolean {
  const first = since === undefined ? -Infinity : instantOf(since, now);
  const end = until === undefined ? Infinity : instantOf(until, now);
  if (first < end) return ({ time }) => time >= first && time < end;
  throw new CommandError(
    'EMPTY_PERIOD',
    `Nothing lies between --since (${nameInstant(first)}) and --until (${nameInstant(end)})`,
    'Give --since the earlier of the two.',
  );
}

const nameInstant = (instant: number): string => new Date(instant).toISOString();

/** Gives up waiting, but keeps the answers that there are. */
async function untilEnough(
  { clock, signal, onProgress }: MonitorContext,
  files: CaptureFiles,
  isWanted: (inference: Inference) => boolean,
  { atLeast, waitSeconds }: { readonly atLeast: number; readonly waitSeconds: number },
): Promise<Inference[]> {
  const deadline = clock.now() + waitSeconds * 1000;
  const patience = new Patience({ clock, firstMilliseconds: 100, longestMilliseconds: 5000 });
  for (;;) {
    await files.read(signal);
    const inferences = files.inferences.filter(isWanted);
    onProgress?.({ type: 'captures', captured: inferences.length, files: files.count });
    if (inferences.length >= atLeast || clock.now() >= deadline) return inferences;
    await patience.wait(signal);
  }
}

async function captureDestination(context: MonitorContext, name: string): Promise<string> {
  const endpoint = await describeEndpoint(context, name);
  if (!endpoint) throw await endpointMissing(context, name);
  const { EnableCapture, DestinationS3Uri } = endpoint.DataCaptureConfig ?? {};
  if (EnableCapture && DestinationS3Uri !== undefined) return DestinationS3Uri;
  throw new CommandError(
    'NOTHING_CAPTURED',
    `The endpoint ${name} captures nothing`,
    'Deploy it with --capture-prefix, or give the --capture-prefix of earlier captures.',
  );
}
