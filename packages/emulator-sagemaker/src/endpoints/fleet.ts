import { rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import type { SageMakerPorts } from '../ports/ports.ts';
import type { ContainerAddress } from './call-container.ts';
import type { EndpointConfig } from './endpoint-config.ts';
import type { Instance } from './instance.ts';
import type { Model } from './model.ts';
import { prepareVariant, type RunningVariant } from './prepare-variant.ts';

interface FleetOptions {
  readonly ports: SageMakerPorts;
  readonly endpointName: string;
  readonly config: EndpointConfig;
  readonly modelNamed: (name: string) => Model | undefined;
  /** Called when an instance could not be kept alive. */
  readonly onGivenUp: (reason: string) => void;
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
  /** Resolves when no download of a model writes into the folder any more. */
  #prepared: Promise<unknown> | undefined;
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
      this.#variants = await this.#prepare();
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

  /** Picks the variant that is asked for, or one by chance and weight; in it, each instance by turns. */
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
    await this.#prepared;
    await Promise.all(
      this.#variants.flatMap(({ instances }) => instances.map((instance) => instance.stop())),
    );
    this.agent.destroy();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #prepare(): Promise<RunningVariant[]> {
    const { agent } = this;
    const { signal } = this.#stopped;
    const endpoint = { ...this.#options, agent, folder: this.#folder, signal };
    const variants = this.#options.config.variants.map((variant) => prepareVariant(endpoint, variant));
    this.#prepared = Promise.allSettled(variants);
    return await Promise.all(variants);
  }

  #byWeight(): RunningVariant | undefined {
    const total = this.#variants.reduce((sum, { weight }) => sum + weight, 0);
    let left = this.#options.ports.random.float() * total;
    return this.#variants.find(({ weight }) => (left -= weight) < 0);
  }
}

function pingFailure(variant: string, cause: unknown): Error {
  return new Error(
    `The primary container for production variant ${variant} did not pass the ping health check: ` +
      `${(cause as Error).message}. Please check CloudWatch logs for this endpoint.`,
    { cause },
  );
}
