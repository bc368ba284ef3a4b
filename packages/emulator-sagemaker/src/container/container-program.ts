import type { ContainerAddress } from '../endpoints/call-container.ts';

/** A program with SageMaker's container contract, in place of a container image. */
export interface ContainerProgram {
  /** Trains on what lies under `root` (`/opt/ml` in a container) and leaves `root/model`. */
  train(root: string): Command;
  /**
   * Serves `root/model` on a free loopback port, and says which by printing the line `{"listening": PORT}`.
   * (A container would take port 8080, of which one machine has only one.)
   */
  serve(root: string): Command;
  /** The container that already runs, in place of one that `serve` starts. It answers for all endpoints. */
  readonly server?: ContainerAddress;
  /** Its environment besides what SageMaker sets. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The metrics of a built-in algorithm. A training job must then define none itself. */
  readonly metricDefinitions?: readonly MetricDefinition[];
  /**
   * What a job asks of the built-in algorithm that this program can't do, and the way round: such a job isn't made.
   * A mistake is none, since SageMaker makes that job and the algorithm fails it.
   */
  unsupportedHyperparameter?(
    hyperparameters: Readonly<Record<string, string>>,
    channels: readonly string[],
  ): string | undefined;
}

export type Command = readonly [file: string, ...values: string[]];

export interface MetricDefinition {
  readonly Name: string;
  /** Its first group is the value. */
  readonly Regex: string;
}

/** Finds the program that stands for an image; `undefined` when there is none. */
export type ProgramPort = (imageUri: string) => ContainerProgram | undefined;
