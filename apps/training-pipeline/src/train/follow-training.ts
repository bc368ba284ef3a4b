import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeTrainingJobCommand,
  type DescribeTrainingJobCommandOutput,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import { CommandError, type CommandContext, Patience } from '@scones/command-line';
import { type EpochMetrics, EpochMetricsReader } from './epoch-metrics.ts';
import type { TrainProgress } from './train-progress.ts';
import { trainingFailure } from './training-failure.ts';
import { TrainingLog } from './training-log.ts';

interface FollowContext extends CommandContext<TrainProgress> {
  readonly sageMaker: SageMakerClient;
  readonly logs: CloudWatchLogsClient;
  readonly clock: Clock;
}

export interface FollowedJob {
  readonly name: string;
  readonly trainImages: number;
  readonly epochs: number;
}

export interface CompletedTraining {
  readonly modelArtifact: string;
  readonly epochs: readonly EpochMetrics[];
  readonly trainSeconds: number;
}

/** CloudWatch may show a job's last lines some seconds after its end. */
const LATEST_LINE_MILLISECONDS = 5000;
const ENDED = new Set<string | undefined>(['Completed', 'Failed', 'Stopped']);

/** Reports a job's statuses, log lines and epochs until it ends. Throws when the job did not complete. */
export async function followTraining(context: FollowContext, job: FollowedJob): Promise<CompletedTraining> {
  const log = new JobLog(context, job);
  const ended = await untilEnded(context, job.name, log);
  await readRest(context, ended, job, log);
  log.end();
  const failure = trainingFailure(ended);
  if (failure) throw failure;
  const modelArtifact = ended.ModelArtifacts?.S3ModelArtifacts;
  if (modelArtifact === undefined) {
    throw new CommandError('NO_ARTEFACT', `The training job ${job.name} left no model`, 'See its log.');
  }
  return { modelArtifact, epochs: log.epochs, trainSeconds: secondsOf(ended) };
}

async function untilEnded(
  { sageMaker, clock, signal, onProgress }: FollowContext,
  name: string,
  log: JobLog,
): Promise<DescribeTrainingJobCommandOutput> {
  const patience = new Patience({ clock, firstMilliseconds: 100, longestMilliseconds: 5000 });
  for (let lastStatus = ''; ;) {
    const job = await sageMaker.send(
      new DescribeTrainingJobCommand({ TrainingJobName: name }),
      signal && { abortSignal: signal },
    );
    const status = job.SecondaryStatus ?? job.TrainingJobStatus ?? '';
    if (status !== lastStatus) {
      onProgress?.({ type: 'status', status, detail: job.SecondaryStatusTransitions?.at(-1)?.StatusMessage });
    }
    const hasNews = await log.read();
    if (ENDED.has(job.TrainingJobStatus)) return job;
    if (hasNews || status !== lastStatus) patience.renew();
    lastStatus = status;
    await patience.wait(signal);
  }
}

async function readRest(
  { clock, signal }: FollowContext,
  ended: DescribeTrainingJobCommandOutput,
  job: FollowedJob,
  log: JobLog,
): Promise<void> {
  const deadline = clock.now() + LATEST_LINE_MILLISECONDS;
  const patience = new Patience({ clock, firstMilliseconds: 100, longestMilliseconds: 2000 });
  await log.read();
  if (ended.TrainingJobStatus !== 'Completed') return;
  while (log.epochs.at(-1)?.epoch !== job.epochs - 1 && clock.now() < deadline) {
    await patience.wait(signal);
    await log.read();
  }
}

/** The log as lines and as epochs. */
class JobLog {
  readonly epochs: EpochMetrics[] = [];
  readonly #context: FollowContext;
  readonly #job: FollowedJob;
  readonly #log: TrainingLog;
  readonly #reader: EpochMetricsReader;

  constructor(context: FollowContext, job: FollowedJob) {
    this.#context = context;
    this.#job = job;
    this.#log = new TrainingLog(context.logs, job.name);
    this.#reader = new EpochMetricsReader(job.trainImages);
  }

  /** Whether there was anything new. */
  async read(): Promise<boolean> {
    let hasNews = false;
    for await (const line of this.#log.read(this.#context.signal)) {
      hasNews = true;
      this.#context.onProgress?.({ type: 'log', ...line });
      this.#tell(this.#reader.read(line.text));
    }
    return hasNews;
  }

  end(): void {
    this.#tell(this.#reader.end());
  }

  #tell(epochs: readonly EpochMetrics[]): void {
    for (const epoch of epochs) {
      this.epochs.push(epoch);
      this.#context.onProgress?.({ type: 'epoch', epochs: this.#job.epochs, ...epoch });
    }
  }
}

function secondsOf({ TrainingStartTime, TrainingEndTime }: DescribeTrainingJobCommandOutput): number {
  return TrainingStartTime && TrainingEndTime
    ? (TrainingEndTime.getTime() - TrainingStartTime.getTime()) / 1000
    : 0;
}
