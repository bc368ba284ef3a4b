import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { arn, type Tags } from '@scones/emulator-core';
import type { Records } from '../records/records.ts';
import type { SageMakerPorts } from '../ports/ports.ts';
import { describeEndpoint, type Endpoint } from './endpoint.ts';
import type { EndpointConfig } from './endpoint-config.ts';
import { LiveEndpoint } from './live-endpoint.ts';
import { names } from '../service-names.ts';

/** AWS has the same limit. */
const REASON_LENGTH = 1024;

/** The endpoints: those that are stored, and the processes behind them. */
export class Endpoints {
  readonly #ports: SageMakerPorts;
  readonly #records: Records;
  readonly #live = new Map<string, LiveEndpoint>();
  readonly #starting = new Map<string, LiveEndpoint>();
  #isClosing = false;
  /** The work on each endpoint, one step after another. */
  readonly #work = new Map<string, Promise<void>>();

  constructor(ports: SageMakerPorts, records: Records) {
    this.#ports = ports;
    this.#records = records;
  }

  arnOf(name: string): string {
    return arn(this.#ports.identity, names.arn, `endpoint/${name}`);
  }

  /** The endpoint's processes, when it is in service. */
  live(name: string): LiveEndpoint | undefined {
    return this.#live.get(name);
  }

  create(name: string, config: EndpointConfig, tags: Tags | undefined): Endpoint {
    const now = this.#ports.clock.now();
    const endpoint: Endpoint = {
      name,
      arn: this.arnOf(name),
      config,
      status: 'Creating',
      creationTime: now,
      lastModifiedTime: now,
    };
    this.#records.transaction(() => {
      this.#records.endpoints.put(name, endpoint);
      if (tags) this.#records.tags.put(endpoint.arn, { values: tags });
    });
    this.#tell(endpoint);
    this.#then(name, () => this.#bringUp(endpoint));
    return endpoint;
  }

  /** Starts a new fleet beside the old one, and switches to it when it is healthy. Otherwise the old one stays. */
  update(endpoint: Endpoint, config: EndpointConfig): void {
    const { failureReason: _, ...before } = endpoint;
    this.#change({ ...before, status: 'Updating' });
    this.#then(endpoint.name, () => this.#bringUp({ ...before, config }, endpoint));
  }

  delete(endpoint: Endpoint): void {
    this.#change({ ...endpoint, status: 'Deleting' });
    void this.#starting.get(endpoint.name)?.stop('now');
    this.#then(endpoint.name, async () => {
      const live = this.#live.get(endpoint.name);
      this.#live.delete(endpoint.name);
      await live?.stop('drained');
      this.#records.transaction(() => {
        this.#records.endpoints.delete(endpoint.name);
        this.#records.tags.delete(endpoint.arn);
      });
    });
  }

  /** Starts again what served when an earlier emulator ended, and finishes what that one had begun. */
  async recover(): Promise<void> {
    await rm(join(this.#ports.workFolder, 'endpoints'), { recursive: true, force: true });
    for (const { failureReason: _, ...endpoint } of this.#records.endpoints.values()) {
      if (endpoint.status === 'Deleting') this.delete(endpoint);
      else if (endpoint.status !== 'Failed') {
        this.#change({ ...endpoint, status: 'Creating' });
        this.#then(endpoint.name, () => this.#bringUp(endpoint));
      }
    }
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    const live = [...this.#live.values(), ...this.#starting.values()];
    await Promise.all(live.map((endpoint) => endpoint.stop('now')));
    await Promise.all(this.#work.values());
  }

  async #bringUp(endpoint: Endpoint, previous?: Endpoint): Promise<void> {
    const { name, config } = endpoint;
    if (this.#isClosing || this.#records.endpoints.get(name)?.status === 'Deleting') return;
    const live: LiveEndpoint = new LiveEndpoint({
      ports: this.#ports,
      endpointName: name,
      config,
      modelNamed: (modelName) => this.#records.models.get(modelName),
      onGivenUp: (reason) => this.#then(name, () => this.#giveUp(name, live, reason)),
    });
    this.#starting.set(name, live);
    try {
      await live.start();
    } catch (error) {
      return this.#failed(previous ?? endpoint, previous !== undefined, (error as Error).message);
    } finally {
      this.#starting.delete(name);
    }
    const old = this.#live.get(name);
    this.#live.set(name, live);
    this.#settle({ ...endpoint, status: 'InService' });
    await old?.stop('drained');
  }

  /** A failed update leaves the endpoint in service as it was. */
  #failed(endpoint: Endpoint, isUpdate: boolean, reason: string): void {
    if (this.#isClosing) return;
    const failureReason = reason.slice(0, REASON_LENGTH);
    this.#settle({ ...endpoint, status: isUpdate ? 'InService' : 'Failed', failureReason });
  }

  async #giveUp(name: string, live: LiveEndpoint, reason: string): Promise<void> {
    const endpoint = this.#records.endpoints.get(name);
    if (!endpoint || this.#live.get(name) !== live || this.#isClosing) return;
    this.#live.delete(name);
    this.#settle({
      ...endpoint,
      status: 'Failed',
      failureReason: `A container of this endpoint died again and again: ${reason}`.slice(0, REASON_LENGTH),
    });
    await live.stop('now');
  }

  /** A deletion that was requested in the meantime still counts. */
  #settle(endpoint: Endpoint): void {
    if (this.#records.endpoints.get(endpoint.name)?.status !== 'Deleting') this.#change(endpoint);
  }

  #change(endpoint: Endpoint): void {
    const changed = { ...endpoint, lastModifiedTime: this.#ports.clock.now() };
    this.#records.endpoints.put(changed.name, changed);
    this.#tell(changed);
  }

  #tell(endpoint: Endpoint): void {
    this.#ports.onStatusChange({
      detailType: 'SageMaker Endpoint State Change',
      resourceArn: endpoint.arn,
      detail: describeEndpoint(endpoint),
    });
  }

  #then(name: string, work: () => Promise<void>): void {
    const all = (this.#work.get(name) ?? Promise.resolve()).then(work).catch(this.#ports.onFault);
    this.#work.set(name, all);
    void all.then(() => {
      if (this.#work.get(name) === all) this.#work.delete(name);
    });
  }
}
