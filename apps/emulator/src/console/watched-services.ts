import assert from 'node:assert';
import type { Clock } from '@scones/deterministic';
import {
  AwsError,
  type EmulatedService,
  type EmulatorRequest,
  type HttpService,
  type Identity,
  type RequestContext,
  type RequestWatch,
  type RoleSession,
  type Ruling,
} from '@scones/emulator-core';
import { type Caller, callerArn } from '@scones/emulator-iam';
import { isRead, thingOf, topicOf } from './change-notices.ts';
import type { Notify } from './live-events.ts';
import type { EndedRequest, RecordedRequest, RequestLog, RequestSource } from './request-log.ts';

interface WatchOptions {
  readonly clock: Clock;
  readonly identity: Identity;
  readonly sessionFor: (roleArn: string) => RoleSession;
  readonly requests: RequestLog;
  readonly notify: Notify;
  /** Called before an operation that a client asks for; it may refuse it. */
  readonly requireSpaceFor: (operation: string) => void;
}

type Watchable = HttpService & Partial<Pick<EmulatedService, 'access' | 'call'>>;

/** The known facts of a request when it has ended. */
interface Ended {
  readonly id: string;
  readonly caller: Caller;
  readonly source: RequestSource;
  readonly fallbackName: string;
  /** Whether its input is so small that it may be kept until somebody reads of the request. */
  readonly isSmall: boolean;
}

/** How it came out. */
interface Result {
  readonly status: number;
  readonly error?: AwsError | undefined;
  readonly milliseconds: number;
}

/** The service with its requests recorded and its changes reported. This is the outermost wrapper of every service. */
export function watched<Service extends Watchable>(service: Service, options: WatchOptions): Service {
  const { call: callWithin } = service;
  return {
    ...service,
    handle(request) {
      const watch = new ClientWatch(service, options);
      request.watch = watch;
      return watch.over(
        service.handle(request),
        () => endOfRequest(request),
        ({ status }) => status,
      );
    },
    ...(callWithin && {
      call(operation: string, input: unknown, request: RequestContext) {
        const watch = new Watch(service, options);
        watch.operationFound(operation, input);
        return watch.over(
          callWithin(operation, input, { ...request, watch }),
          () => endOfCall(operation, request, options),
          () => 200,
        );
      },
    }),
  };
}

/** Nobody reads more than these; one request may delete a thousand objects. */
const MOST_RULINGS = 20;

/** One request, from its beginning to its end. It is described only when somebody reads of it. */
class Watch implements RequestWatch, EndedRequest {
  readonly #service: Watchable;
  readonly #options: WatchOptions;
  readonly #startedAt: number;
  #rulings: readonly Ruling[] = NO_RULINGS;
  #operation: string | undefined;
  #input: unknown;
  #access: RecordedRequest['access'] | undefined;
  #ended: Ended | undefined;
  #result: Result | undefined;

  constructor(service: Watchable, options: WatchOptions) {
    this.#service = service;
    this.#options = options;
    this.#startedAt = options.clock.now();
  }

  operationFound(operation: string, input: unknown): void {
    this.#operation = operation;
    this.#input = input;
  }

  ruled(ruling: Ruling): void {
    if (this.#rulings.length < MOST_RULINGS || ruling.decision !== 'allowed')
      this.#rulings = [...this.#rulings, ruling];
  }

  over<Output>(
    work: Promise<Output>,
    ended: () => Ended,
    statusOf: (output: Output) => number,
  ): Promise<Output> {
    return work.then(
      (output) => {
        this.#end(ended(), statusOf(output));
        return output;
      },
      (error: unknown) => {
        const failure = error instanceof AwsError ? error : undefined;
        this.#end(ended(), failure?.statusCode ?? 500, failure);
        throw error;
      },
    );
  }

  #end(ended: Ended, status: number, error?: AwsError): void {
    const { requests, notify, clock } = this.#options;
    const operation = this.#operation;
    const input = this.#input;
    this.#ended = ended;
    this.#result = { status, error, milliseconds: clock.now() - this.#startedAt };
    if (!ended.isSmall) {
      this.#access = this.#findAccess();
      this.#input = undefined;
    }
    const isChange = operation !== undefined && !isRead(operation);
    // Reads of the emulator's own services for their own work are not requests.
    if (isChange || ended.source.kind !== 'service' || ended.source.about !== undefined) requests.add(this);
    if (!isChange || status >= 400) return;
    const topic = topicOf(this.#service.name);
    notify(topic, thingOf(topic, input));
  }

  get isOfConsole(): boolean {
    return this.#ended?.source.kind === 'console';
  }

  describe(): RecordedRequest {
    assert(this.#ended && this.#result, 'a request is described when it has ended');
    const { id, caller, source, fallbackName } = this.#ended;
    const { status, error, milliseconds } = this.#result;
    return {
      id,
      time: new Date(this.#startedAt).toISOString(),
      service: this.#service.name,
      operation: this.#operation ?? fallbackName,
      caller: callerArn(caller, this.#options.identity.account),
      source,
      access: (this.#access ??= this.#findAccess()),
      decision: this.#decision(),
      status,
      ...(error && { error: { code: error.code, message: error.message } }),
      milliseconds,
    };
  }

  #findAccess(): RecordedRequest['access'] {
    if (this.#rulings.length > 0 || this.#operation === undefined) return this.#rulings;
    const asked = this.#service.access?.(this.#operation, this.#input, this.#options.identity) ?? [];
    return asked.slice(0, MOST_RULINGS).map(({ action, resource }) => ({ action, resource }));
  }

  #decision(): RecordedRequest['decision'] {
    if (this.#rulings.length === 0) return 'not enforced';
    return this.#rulings.every(({ decision }) => decision === 'allowed') ? 'allowed' : 'denied';
  }
}

/** A request that came over the wire. The services' own calls go on when the disk is full, each to its own end. */
class ClientWatch extends Watch {
  readonly #requireSpaceFor: WatchOptions['requireSpaceFor'];

  constructor(service: Watchable, options: WatchOptions) {
    super(service, options);
    this.#requireSpaceFor = options.requireSpaceFor;
  }

  override operationFound(operation: string, input: unknown): void {
    super.operationFound(operation, input);
    this.#requireSpaceFor(operation);
  }
}

const NO_RULINGS: readonly Ruling[] = [];

/** A thousand requests are kept, each with so much of its input at most. */
const SMALL_BYTES = 4096;

const OF_CONSOLE: RequestSource = { kind: 'console' };
const OF_CLIENT: RequestSource = { kind: 'client' };

function endOfRequest(request: EmulatorRequest): Ended {
  return {
    id: request.id,
    caller: {
      ...(request.session && { session: request.session }),
      ...(request.isAnonymous && { isAnonymous: request.isAnonymous }),
    },
    source: isOfConsole(request) ? OF_CONSOLE : OF_CLIENT,
    fallbackName: `${request.method} ${request.path}`,
    isSmall: Number(request.header('content-length') ?? Infinity) <= SMALL_BYTES,
  };
}

/** The console signs with a key of its own, or says so by a header; of its pictures the browser says where they are shown. */
function isOfConsole(request: EmulatorRequest): boolean {
  return (
    request.accessKeyId === 'console' ||
    request.header('x-scones-console') !== undefined ||
    request.header('sec-fetch-site') === 'same-origin'
  );
}

function endOfCall(
  operation: string,
  { requestId, roleArn, onBehalfOf, servicePrincipal, sourceArn }: RequestContext,
  { sessionFor }: WatchOptions,
): Ended {
  const isTask = roleArn !== undefined && sourceArn !== undefined && servicePrincipal === undefined;
  const about = sourceArn ?? servicePrincipal ?? roleArn ?? onBehalfOf?.roleArn;
  return {
    id: requestId,
    caller: {
      ...(roleArn !== undefined && { session: sessionFor(roleArn) }),
      ...(onBehalfOf && { session: onBehalfOf }),
      ...(servicePrincipal !== undefined && { service: servicePrincipal }),
    },
    source: { kind: isTask ? 'task' : 'service', ...(about !== undefined && { about }) },
    fallbackName: operation,
    isSmall: false,
  };
}
