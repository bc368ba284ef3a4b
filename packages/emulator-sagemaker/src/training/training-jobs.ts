import { rm } from 'node:fs/promises';
import { arn, type Tags } from '@scones/emulator-core';
import type { Records } from '../records/records.ts';
import type { SageMakerPorts } from '../ports/ports.ts';
import { describeJob } from './describe-job.ts';
import { isRunning, transition, type TrainingJob } from './training-job.ts';
import type { TrainingJobRequest } from './training-job-request.ts';
import { INTERRUPTED, jobsFolder, TrainingRun } from './training-run.ts';
import { names } from '../service-names.ts';

const PAUSE_MILLISECONDS = 1000;

/** The training jobs: those that are stored, and those that run. */
export class TrainingJobs {
  readonly #ports: SageMakerPorts;
  readonly #records: Records;
  readonly #runs = new Map<string, TrainingRun>();
  /** What could not be written yet, by the job's name. */
  readonly #unwritten = new Map<string, TrainingJob>();
  readonly #closing = new AbortController();

  constructor(ports: SageMakerPorts, records: Records) {
    this.#ports = ports;
    this.#records = records;
  }

  arnOf(name: string): string {
    return arn(this.#ports.identity, names.arn, `training-job/${name}`);
  }

  start(request: Omit<TrainingJobRequest, 'Tags'>, tags: Tags | undefined): TrainingJob {
    const now = this.#ports.clock.now();
    const name = request.TrainingJobName;
    const builtInMetrics = this.#ports.programFor(
      request.AlgorithmSpecification.TrainingImage,
    )?.metricDefinitions;
    const job: TrainingJob = transition(
      {
        name,
        arn: this.arnOf(name),
        request,
        ...(builtInMetrics && { builtInMetrics }),
        status: 'InProgress',
        secondaryStatus: 'Starting',
        transitions: [],
        creationTime: now,
        lastModifiedTime: now,
        metrics: [],
      },
      'Starting',
      now,
    );
    this.#records.transaction(() => {
      this.#records.trainingJobs.put(name, job);
      if (tags) this.#records.tags.put(job.arn, { values: tags });
    });
    this.#tell(job);
    const run = new TrainingRun(this.#ports, job, (changed) => this.#keep(changed));
    this.#runs.set(name, run);
    void run.finished.finally(() => this.#runs.delete(name));
    return job;
  }

  /** Asks a running job to end. */
  stop(name: string): void {
    this.#runs.get(name)?.stop('Stopped');
  }

  /** Resolves when a job that runs has ended; undefined for one that does not run. */
  whenEnded(name: string): Promise<void> | undefined {
    return this.#runs.get(name)?.finished;
  }

  /** Fails the jobs that were running when an earlier emulator died, and removes their folders. */
  async recover(): Promise<void> {
    await rm(jobsFolder(this.#ports), { recursive: true, force: true });
    for (const job of this.#records.trainingJobs.values())
      if (isRunning(job.status)) this.#save(transition(job, 'Failed', this.#ports.clock.now(), INTERRUPTED));
  }

  async close(): Promise<void> {
    const runs = [...this.#runs.values()];
    for (const run of runs) run.close();
    await Promise.all(runs.map((run) => run.finished));
    this.#closing.abort(new Error('the training jobs are closed'));
    this.#writeAgain();
  }

  /** A job goes on where its change can't be written: that is tried again every second. */
  #keep(job: TrainingJob): void {
    try {
      this.#save(job);
      this.#unwritten.delete(job.name);
    } catch (error) {
      this.#ports.onFault(error);
      if (this.#unwritten.size === 0) void this.#writeLater();
      this.#unwritten.set(job.name, job);
    }
  }

  async #writeLater(): Promise<void> {
    await this.#ports.clock.sleep(PAUSE_MILLISECONDS, this.#closing.signal).catch(() => undefined);
    if (!this.#closing.signal.aborted) this.#writeAgain();
  }

  #writeAgain(): void {
    const jobs = [...this.#unwritten.values()];
    this.#unwritten.clear();
    for (const job of jobs) this.#keep(job);
  }

  #save(job: TrainingJob): void {
    const before = this.#records.trainingJobs.get(job.name)?.secondaryStatus;
    this.#records.trainingJobs.put(job.name, job);
    if (before !== job.secondaryStatus) this.#tell(job);
  }

  #tell(job: TrainingJob): void {
    this.#ports.onStatusChange({
      detailType: 'SageMaker Training Job State Change',
      resourceArn: job.arn,
      detail: describeJob(job),
    });
  }
}
