import {
  type EmulatedService,
  type EmulatorRequest,
  type EmulatorResponse,
  errorTable,
  type HttpService,
} from '@scones/emulator-core';

/** All services, made together over one store. */
export interface MadeServices {
  /** In the order in which they are asked and closed: those that call others first, S3 last. */
  readonly services: readonly HttpService[];
  /** Only the services that AWS has too. */
  readonly awsServices: readonly EmulatedService[];
  /** Bootstraps the account, and brings back what an earlier emulator left running. */
  readonly recover: () => Promise<void>;
}

const errors = errorTable({
  ServiceUnavailable: { status: 503, message: 'The emulator is being reset. Try again in a moment.' },
});

/**
 * Stands for all services. A reset ends them as at Ctrl-C, empties their data, and makes them again. So no service has
 * to know how to reset itself.
 */
export class ResettableServices implements HttpService {
  readonly name = 'services';
  readonly #make: () => MadeServices;
  readonly #empty: () => Promise<void>;
  readonly #chosen = new WeakMap<EmulatorRequest, HttpService>();
  readonly #answering = new Map<EmulatorRequest, Promise<EmulatorResponse>>();
  #made: MadeServices;
  #stage: 'serving' | 'ending' | 'emptying' = 'serving';
  #resetting: Promise<void> | undefined;

  constructor(make: () => MadeServices, empty: () => Promise<void>) {
    this.#make = make;
    this.#empty = empty;
    this.#made = make();
  }

  get made(): MadeServices {
    return this.#made;
  }

  async detect(request: EmulatorRequest): Promise<boolean> {
    for (const service of this.#made.services) {
      const detected = service.detect(request);
      if (detected === false || (detected !== true && !(await detected))) continue;
      this.#chosen.set(request, service);
      return true;
    }
    return false;
  }

  async handle(request: EmulatorRequest): Promise<EmulatorResponse> {
    const service = this.#serviceOf(request);
    if (this.#isRefused(service)) throw errors.ServiceUnavailable();
    const answer = service.handle(request);
    this.#answering.set(request, answer);
    try {
      return await answer;
    } finally {
      this.#answering.delete(request);
    }
  }

  async servesPage(request: EmulatorRequest): Promise<boolean> {
    return (await this.#serviceOf(request).servesPage?.(request)) ?? false;
  }

  renderError(error: Parameters<HttpService['renderError']>[0], request: EmulatorRequest): EmulatorResponse {
    return this.#serviceOf(request).renderError(error, request);
  }

  /** Resolves when the account is as it was at first. A call during a reset joins it. */
  reset(): Promise<void> {
    return (this.#resetting ??= this.#resetOnce().finally(() => (this.#resetting = undefined)));
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#resetting]);
    await this.#end();
  }

  async #resetOnce(): Promise<void> {
    this.#stage = 'ending';
    await this.#end();
    this.#stage = 'emptying';
    // An upload may be slow, and would be kept after everything else is gone.
    for (const request of this.#answering.keys()) request.raw.destroy(errors.ServiceUnavailable());
    await Promise.allSettled(this.#answering.values());
    await this.#empty();
    this.#made = this.#make();
    await this.#made.recover();
    this.#stage = 'serving';
  }

  async #end(): Promise<void> {
    for (const service of this.#made.services) await service.close?.();
  }

  /** A service that has nothing to end stays until all the others have ended: a custom resource answers through S3. */
  #isRefused(service: HttpService): boolean {
    return this.#stage === 'emptying' || (this.#stage === 'ending' && service.close !== undefined);
  }

  #serviceOf(request: EmulatorRequest): HttpService {
    const service = this.#chosen.get(request);
    if (!service) throw new Error('A request is answered that no service was found for.');
    return service;
  }
}
