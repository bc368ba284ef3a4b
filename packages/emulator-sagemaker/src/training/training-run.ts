import { join } from 'node:path';
import type { SecondaryStatus } from '@aws-sdk/client-sagemaker';
import { withDeadline } from '@scones/deterministic';
import type { AwsError } from '@scones/emulator-core';
import { asInContainer } from '../container/container-paths.ts';
import type { ContainerProgram } from '../container/container-program.ts';
import { notSupported } from '../input/constraints.ts';
import type { SageMakerPorts } from '../ports/ports.ts';
import { formatS3Uri, under } from '../input/s3-uri.ts';
import { filesBelow, tarFolder } from '../archive/tar-folder.ts';
import { metricsOf } from './describe-job.ts';
import { fillChannel } from './fill-channel.ts';
import { JobFolder } from './job-folder.ts';
import { runProgram } from './run-program.ts';
import { TrainingFailure } from './training-failure.ts';
import { transition, type TrainingJob } from './training-job.ts';
import { keptSettings } from './training-job-request.ts';
import { TrainingMetrics } from './training-metrics.ts';

const LOG_GROUP = '/aws/sagemaker/TrainingJobs';
/** As in SageMaker, a stopped job has this long to save its model. */
const STOP_GRACE_MILLISECONDS = 120_000;
const CLOSE_GRACE_MILLISECONDS = 1000;

type Stop = 'Stopped' | 'MaxRuntimeExceeded';

/** The failure reason of a job that was running when the emulator ended. */
export const INTERRUPTED =
  'InternalServerError: The emulator ended while the job was running. Start the job again.';

/** Where the folders of running jobs lie. */
export function jobsFolder({ workFolder }: SageMakerPorts): string {
  return join(workFolder, 'training-jobs');
}

/** One training job from its status Starting to its end. */
export class TrainingRun {
  /** Resolves when the job is over and its folder is gone. */
  readonly finished: Promise<void>;
  readonly #ports: SageMakerPorts;
  readonly #save: (job: TrainingJob) => void;
  readonly #folder: JobFolder;
  readonly #stopping = new AbortController();
  readonly #closing = new AbortController();
  #job: TrainingJob;
  #stop: Stop | undefined;

  constructor(ports: SageMakerPorts, job: TrainingJob, save: (job: TrainingJob) => void) {
    this.#ports = ports;
    this.#job = job;
    this.#save = save;
    this.#folder = new JobFolder(join(jobsFolder(ports), job.name));
    this.finished = this.#run();
  }

  /** Ends the job on behalf of its user or its limit. The model that it saves is kept. */
  stop(stop: Stop): void {
    if (this.#stop !== undefined) return;
    this.#stop = stop;
    this.#enter('Stopping');
    this.#stopping.abort(new Error(`the training job ends: ${stop}`));
  }

  /** Ends the job because the emulator ends. */
  close(): void {
    this.#closing.abort(new Error('the emulator ends'));
  }

  async #run(): Promise<void> {
    try {
      await this.#stages();
      this.#enter(this.#stop ?? 'Completed');
    } catch (error) {
      this.#fail(error);
    } finally {
      await this.#folder.remove().catch(this.#ports.onFault);
    }
  }

  async #stages(): Promise<void> {
    const signal = AbortSignal.any([this.#stopping.signal, this.#closing.signal]);
    await this.#folder.prepare(this.#job.request);
    const program = this.#program();
    signal.throwIfAborted();
    this.#enter('Downloading');
    await this.#download(signal);
    signal.throwIfAborted();
    this.#enter('Training');
    await this.#train(program);
    this.#closing.signal.throwIfAborted();
    if (this.#stop === undefined) this.#enter('Uploading');
    await this.#upload();
  }

  #program(): ContainerProgram {
    const { TrainingImage } = this.#job.request.AlgorithmSpecification;
    const program = this.#ports.programFor(TrainingImage);
    if (!program)
      throw new TrainingFailure(
        'ClientError',
        notSupported(`the image ${TrainingImage}, since it has no program for it`),
      );
    return program;
  }

  async #download(signal: AbortSignal): Promise<void> {
    for (const channel of this.#job.request.InputDataConfig ?? []) {
      const uri = channel.DataSource.S3DataSource.S3Uri;
      const { request } = this.#job;
      const objects = this.#ports.objectsAs(request.RoleArn);
      const filling = { objects, request, channel, folder: this.#folder, signal };
      const count = await fillChannel(filling).catch((error: unknown) => {
        throw new TrainingFailure(
          'ClientError',
          `Data download failed:${asInContainer(whyNot(uri, error), this.#folder.root)}`,
          error,
        );
      });
      if (count === 0)
        throw new TrainingFailure('ClientError', `Data download failed: there is no object under ${uri}.`);
    }
  }

  async #train(program: ContainerProgram): Promise<void> {
    const { clock, logs } = this.#ports;
    const startTime = clock.now();
    this.#update({ startTime });
    const stream = `${this.#job.name}/algo-1-${Math.floor(startTime / 1000)}`;
    const log = (message: string): void =>
      logs.append(LOG_GROUP, stream, [{ timestamp: clock.now(), message }]);
    const definitions = metricsOf(this.#job.request.AlgorithmSpecification, program.metricDefinitions);
    const metrics = new TrainingMetrics(definitions, log);
    const kept = keptSettings(this.#job.request);
    if (kept !== undefined) log(kept);
    const running = runProgram(this.#ports, {
      program,
      job: this.#job,
      folder: this.#folder,
      stops: [
        { signal: this.#stopping.signal, graceMilliseconds: STOP_GRACE_MILLISECONDS },
        { signal: this.#closing.signal, graceMilliseconds: CLOSE_GRACE_MILLISECONDS },
      ],
      onLine: (line) => {
        log(line);
        this.#measure(metrics, line);
      },
    });
    await this.#limitTime(running);
  }

  #measure(metrics: TrainingMetrics, line: string): void {
    const found = metrics.read(line, this.#ports.clock.now());
    if (found.length === 0) return;
    for (const { name, value } of found) this.#ports.trainingMetrics(this.#job.name, name, value);
    this.#update({ metrics: metrics.final });
  }

  async #limitTime(running: Promise<void>): Promise<void> {
    const { MaxRuntimeInSeconds } = this.#job.request.StoppingCondition;
    await withDeadline(this.#ports.clock, MaxRuntimeInSeconds * 1000, () => running, {
      whenLate: () => {
        this.stop('MaxRuntimeExceeded');
        return running;
      },
    });
  }

  /** The model, and what else the program left in `output/data`. A stopped job keeps what it had saved. */
  async #upload(): Promise<void> {
    const hasModel = (await filesBelow(this.#folder.model)).length > 0;
    if (hasModel || this.#stop === undefined)
      this.#update({ modelArtifacts: await this.#put(this.#folder.model, 'model.tar.gz') });
    if ((await filesBelow(this.#folder.outputData)).length > 0)
      await this.#put(this.#folder.outputData, 'output.tar.gz');
  }

  async #put(folder: string, name: string): Promise<string> {
    const { request } = this.#job;
    const location = under(request.OutputDataConfig.S3OutputPath, `${this.#job.name}/output/${name}`);
    const uri = formatS3Uri(location);
    try {
      await this.#ports
        .objectsAs(request.RoleArn)
        .write(location.bucket, location.key, await tarFolder(folder));
    } catch (error) {
      throw new TrainingFailure(
        'ClientError',
        `Artifact upload failed: ${uri}: ${(error as Error).message}`,
        error,
      );
    }
    return uri;
  }

  #fail(error: unknown): void {
    if (this.#closing.signal.aborted) return this.#enter('Failed', INTERRUPTED);
    if (this.#stop !== undefined) return this.#enter(this.#stop);
    if (error instanceof TrainingFailure) return this.#enter('Failed', error.message);
    this.#ports.onFault(error);
    this.#enter('Failed', `InternalServerError: ${(error as Error).message}`);
  }

  #enter(status: SecondaryStatus, failureReason?: string): void {
    this.#update(transition(this.#job, status, this.#ports.clock.now(), failureReason));
  }

  #update(changes: Partial<TrainingJob>): void {
    this.#job = { ...this.#job, ...changes };
    this.#save(this.#job);
  }
}

/** AWS's sentence where the role may not read the data. */
function whyNot(uri: string, error: unknown): string {
  const { code, message } = error as AwsError;
  if (code === 'AccessDenied') return `Unable to download object ${uri} (AccessDenied: ${message})`;
  return `Failed to download data. ${uri}: ${message}`;
}
