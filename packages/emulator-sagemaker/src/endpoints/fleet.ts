import { rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { notSupported } from '../input/constraints.ts';
import type { SageMakerPorts } from '../ports/ports.ts';
import type { ContainerAddress } from './call-container.ts';
import { connectModelServer } from './connected-server.ts';
import { type EndpointConfig, instanceCountOf, keptSettingsOf, type Variant } from './endpoint-config.ts';
import { fetchModel } from './fetch-model.ts';
import { Instance } from './instance.ts';
import { type Model, modelDataOf } from './model.ts';
import { type ModelServer, startModelServer } from './model-server.ts';

const DEFAULT_START_TIMEOUT_SECONDS = 60;

export const ENDPOINT_LOGS = '/aws/sagemaker/Endpoints';

interface FleetOptions {
  readonly ports: SageMakerPorts;
  readonly endpointName: string;
  readonly config: EndpointConfig;
  readonly modelNamed: (name: string) => Model | undefined;
  /** Told when an instance could not be kept alive. */
  readonly onGivenUp: (reason: string) => void;
}

interface RunningVariant {
  readonly name: string;
  readonly weight: number;
  readonly instances: readonly Instance[];
}

export interface Target {
  readonly variant: string;
  readonly instance: string;
  /** Undefined when no instance of the variant answers. */
  readonly address: ContainerAddress | undefined;
  readonly downReason: string;
}

/** Every instance of every variant of one endpoint configuration. */
export class Fleet {
  readonly agent = new Agent({ keepAlive: true });
  readonly #options: FleetOptions;
  readonly #folder: string;
  readonly #stopped = new AbortController();
  #variants: readonly RunningVariant[] = [];
  #turn = 0;

  constructor(options: FleetOptions) {
    this.#options = options;
    const { ports, endpointName } = options;
    this.#folder = join(ports.workFolder, 'endpoints', `${endpointName}-${ports.random.uuid()}`);
  }

  /** Resolves when every instance is healthy; rejects with a FailureReason, having stopped them all. */
  async start(): Promise<void> {
    try {
      this.#variants = await Promise.all(
        this.#options.config.variants.map((variant) => this.#prepare(variant)),
      );
      this.#stopped.signal.throwIfAborted();
      const started = this.#variants.flatMap(({ name, instances }) =>
        instances.map((instance) =>
          instance.start().catch((cause: unknown) => Promise.reject(pingFailure(name, cause))),
        ),
      );
      await Promise.all(started);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Which variant is invoked: the one asked for, or one by chance and weight; in it, each instance by turns. */
  pick(targetVariant: string | undefined): Target | undefined {
    const variant =
      targetVariant === undefined
        ? this.#byWeight()
        : this.#variants.find(({ name }) => name === targetVariant);
    if (!variant) return undefined;
    const healthy = variant.instances.filter((instance) => instance.address !== undefined);
    const among = healthy.length > 0 ? healthy : variant.instances;
    const instance = among[this.#turn++ % among.length] as Instance;
    return {
      variant: variant.name,
      instance: instance.id,
      address: instance.address,
      downReason: instance.downReason,
    };
  }

  async stop(): Promise<void> {
    this.#stopped.abort(new Error('the endpoint is stopped'));
    await Promise.all(
      this.#variants.flatMap(({ instances }) => instances.map((instance) => instance.stop())),
    );
    this.agent.destroy();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #byWeight(): RunningVariant | undefined {
    const total = this.#variants.reduce((sum, { weight }) => sum + weight, 0);
    let left = this.#options.ports.random.float() * total;
    return this.#variants.find(({ weight }) => (left -= weight) < 0);
  }

  async #prepare(variant: Variant): Promise<RunningVariant> {
    const { ports, modelNamed, endpointName, onGivenUp } = this.#options;
    const model = modelNamed(variant.ModelName);
    if (!model)
      throw new Error(`The model ${variant.ModelName} of the variant ${variant.VariantName} was deleted.`);
    const { Image, Environment } = model.container;
    const program = ports.programFor(Image);
    if (!program)
      throw new Error(
        notSupported(`the image ${Image} of the model ${model.name}, since it has no program for it`),
      );
    const root = join(this.#folder, variant.VariantName);
    // A container that already runs has its own model.
    if (!program.server)
      await fetchModel(ports.objectsAs(model.executionRoleArn), modelDataOf(model.container), root);
    const common = {
      startTimeoutMilliseconds:
        (variant.ContainerStartupHealthCheckTimeoutInSeconds ?? DEFAULT_START_TIMEOUT_SECONDS) * 1000,
      agent: this.agent,
      clock: ports.clock,
    };
    const instances = Array.from({ length: instanceCountOf(variant) }, () => {
      const id = `i-${ports.random.uuid().replaceAll('-', '').slice(0, 17)}`;
      const stream = `${variant.VariantName}/${id}`;
      const onLine = (line: string): void =>
        ports.logs.append(`${ENDPOINT_LOGS}/${endpointName}`, stream, [
          { timestamp: ports.clock.now(), message: line },
        ]);
      const kept = keptSettingsOf(this.#options.config, variant);
      if (kept !== undefined) onLine(kept);
      const startServer = (signal: AbortSignal): Promise<ModelServer> =>
        program.server
          ? connectModelServer({ ...common, address: program.server, signal })
          : startModelServer({
              ...common,
              command: program.serve(root),
              root,
              environment: { ...program.environment, AWS_REGION: ports.identity.region, ...Environment },
              onLine,
              signal,
            });
      return new Instance({ id, clock: ports.clock, startServer, onLine, onGivenUp });
    });
    return { name: variant.VariantName, weight: variant.InitialVariantWeight ?? 1, instances };
  }
}

function pingFailure(variant: string, cause: unknown): Error {
  return new Error(
    `The primary container for production variant ${variant} did not pass the ping health check: ` +
      `${(cause as Error).message}. Please check CloudWatch logs for this endpoint.`,
    { cause },
  );
}
