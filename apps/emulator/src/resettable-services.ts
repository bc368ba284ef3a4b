import {
  type EmulatedService,
  type EmulatorRequest,
  type EmulatorResponse,
  errorTable,
  findService,
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
  #answering = new Map<EmulatorRequest, Promise<EmulatorResponse>>();
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

  detect(request: EmulatorRequest): boolean | Promise<boolean> {
    const choose = (service: HttpService | undefined): boolean => {
      if (service) this.#chosen.set(request, service);
      return service !== undefined;
    };
    const found = findService(this.#made.services, request);
    return found instanceof Promise ? found.then(choose) : choose(found);
  }

  handle(request: EmulatorRequest): Promise<EmulatorResponse> {
    const service = this.#serviceOf(request);
    if (this.#isRefused(service)) return Promise.reject(errors.ServiceUnavailable());
    const answer = service.handle(request);
    this.#answering.set(request, answer);
    const answered = (): void => this.#answered(request);
    void answer.then(answered, answered);
    return answer;
  }

  /** An empty map is replaced: a map whose items come and go leaves tables behind, by which V8 keeps requests long. */
  #answered(request: EmulatorRequest): void {
    this.#answering.delete(request);
    if (this.#answering.size === 0) this.#answering = new Map();
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
