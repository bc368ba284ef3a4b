import { withDeadline } from '@scones/deterministic';
import { CaptureWriter } from '../capture/capture-writer.ts';
import type { SageMakerPorts } from '../ports/ports.ts';
import { CUSTOM_ATTRIBUTES } from './custom-attributes.ts';
import type { EndpointConfig } from './endpoint-config.ts';
import { Fleet } from './fleet.ts';
import { type Invocation, type InvocationAnswer, invokeModel } from './invocation.ts';
import type { Model } from './model.ts';
import type { ObjectPort } from '../ports/object-port.ts';

/** How long calls under way may keep a replaced or deleted fleet alive. */
const DRAIN_MILLISECONDS = 60_000;

interface LiveEndpointOptions {
  readonly ports: SageMakerPorts;
  readonly endpointName: string;
  readonly config: EndpointConfig;
  readonly modelNamed: (name: string) => Model | undefined;
  readonly onGivenUp: (reason: string) => void;
}

/** An endpoint in service: its fleet, and the captures of its answers. */
export class LiveEndpoint {
  readonly #ports: SageMakerPorts;
  readonly #fleet: Fleet;
  readonly #capture: CaptureWriter | undefined;
  readonly #underWay = new Set<Promise<unknown>>();
  /** S3 with the permissions of the first variant's model, for asynchronous inputs and answers. */
  readonly objects: ObjectPort;

  constructor(options: LiveEndpointOptions) {
    this.#ports = options.ports;
    this.#fleet = new Fleet(options);
    const { dataCapture, variants } = options.config;
    const objectsOf = objectsByVariant(options);
    this.objects = objectsOf(variants[0]?.VariantName ?? '');
    if (!dataCapture) return;
    const { ports, endpointName } = options;
    this.#capture = new CaptureWriter({ ports, endpointName, config: dataCapture, objectsOf });
  }

  start(): Promise<void> {
    return this.#fleet.start();
  }

  async invoke(invocation: Invocation, inferenceId: string | undefined): Promise<InvocationAnswer> {
    const call = this.#invoke(invocation, inferenceId);
    this.keepFor(call);
    return await call;
  }

  /** Keeps the endpoint until this work is done. */
  keepFor(work: Promise<unknown>): void {
    const settled = work.catch(() => undefined);
    this.#underWay.add(settled);
    void settled.then(() => this.#underWay.delete(settled));
  }

  async #invoke(invocation: Invocation, inferenceId: string | undefined): Promise<InvocationAnswer> {
    const answer = await invokeModel(this.#ports, this.#fleet, invocation);
    this.#capture?.capture(answer.variant, {
      input: { contentType: invocation.headers['content-type'] ?? '', data: invocation.body },
      output: { contentType: answer.headers['content-type'] ?? '', data: answer.body },
      inferenceId,
      customAttributes: invocation.headers[CUSTOM_ATTRIBUTES],
    });
    return answer;
  }

  /** Lets the calls under way end first, unless `now`. */
  async stop(when: 'drained' | 'now'): Promise<void> {
    if (when === 'drained') await this.#drain();
    await this.#fleet.stop();
    await Promise.all(this.#underWay);
    await this.#capture?.close();
  }

  async #drain(): Promise<void> {
    const drained = (): Promise<unknown> => Promise.all(this.#underWay);
    await withDeadline(this.#ports.clock, DRAIN_MILLISECONDS, drained, { whenLate: () => undefined });
  }
}

/** A model may be deleted while its endpoint serves; its role still writes the captures. */
function objectsByVariant({
  ports,
  config,
  modelNamed,
}: LiveEndpointOptions): (variant: string) => ObjectPort {
  const roles = new Map(
    config.variants.map(({ VariantName, ModelName }) => [
      VariantName,
      modelNamed(ModelName)?.executionRoleArn ?? '',
    ]),
  );
  return (variant) => ports.objectsAs(roles.get(variant) ?? '');
}
