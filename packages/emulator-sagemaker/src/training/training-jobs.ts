import { rm } from 'node:fs/promises';
import { arn } from '@scones/emulator-core';
import type { Records } from '../records/records.ts';
import type { SageMakerPorts } from '../ports/ports.ts';
import { describeJob } from './describe-job.ts';
import { isRunning, transition, type TrainingJob } from './training-job.ts';
import type { TrainingJobRequest } from './training-job-request.ts';
import { INTERRUPTED, jobsFolder, TrainingRun } from './training-run.ts';
import { names } from '../service-names.ts';

/** The training jobs: those that are stored, and those that run. */
export class TrainingJobs {
  readonly #ports: SageMakerPorts;
  readonly #records: Records;
  readonly #runs = new Map<string, TrainingRun>();

  constructor(ports: SageMakerPorts, records: Records) {
    this.#ports = ports;
    this.#records = records;
  }

  arnOf(name: string): string {
    return arn(this.#ports.identity, names.arn, `training-job/${name}`);
  }

  start(request: Omit<TrainingJobRequest, 'Tags'>): TrainingJob {
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
    this.#save(job);
    const run = new TrainingRun(this.#ports, job, (changed) => this.#save(changed));
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
  }

  #save(job: TrainingJob): void {
    const before = this.#records.trainingJobs.get(job.name)?.secondaryStatus;
    this.#records.trainingJobs.put(job.name, job);
    if (before === job.secondaryStatus) return;
    this.#ports.onStatusChange({
      detailType: 'SageMaker Training Job State Change',
      resourceArn: job.arn,
      detail: describeJob(job),
    });
  }
}
