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
import type { RecordedRequest, RequestLog, RequestSource } from './request-log.ts';

interface WatchOptions {
  readonly clock: Clock;
  readonly identity: Identity;
  readonly sessionFor: (roleArn: string) => RoleSession;
  readonly requests: RequestLog;
  readonly notify: Notify;
}

type Watchable = HttpService & Partial<Pick<EmulatedService, 'access' | 'call'>>;

/** The known facts of a request when it has ended. */
interface Ended {
  readonly id: string;
  readonly caller: Caller;
  readonly source: RequestSource;
  readonly fallbackName: string;
}

/** The service with its requests recorded and its changes reported. This is the outermost wrapper of every service. */
export function watched<Service extends Watchable>(service: Service, options: WatchOptions): Service {
  const { call: callWithin } = service;
  return {
    ...service,
    async handle(request) {
      const watch = new Watch(service, options);
      request.watch = watch;
      return await watch.over(
        () => service.handle(request),
        () => endOfRequest(request),
      );
    },
    ...(callWithin && {
      async call(operation: string, input: unknown, request: RequestContext) {
        const watch = new Watch(service, options);
        watch.operationFound(operation, input);
        const work = async (): Promise<WithStatus> => ({
          output: await callWithin(operation, input, { ...request, watch }),
          status: 200,
        });
        return (await watch.over(work, () => endOfCall(operation, request, options))).output;
      },
    }),
  };
}

interface WithStatus {
  readonly status: number;
  readonly output?: unknown;
}

/** Nobody reads more than these; one request may delete a thousand objects. */
const MOST_RULINGS = 20;

/** One request, from its beginning to its end. */
class Watch implements RequestWatch {
  readonly #service: Watchable;
  readonly #options: WatchOptions;
  readonly #startedAt: number;
  readonly #rulings: Ruling[] = [];
  #operation: string | undefined;
  #input: unknown;

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
    if (this.#rulings.length < MOST_RULINGS || ruling.decision !== 'allowed') this.#rulings.push(ruling);
  }

  async over<Result extends WithStatus>(work: () => Promise<Result>, ended: () => Ended): Promise<Result> {
    try {
      const result = await work();
      this.#end(ended(), result.status);
      return result;
    } catch (error) {
      const failure = error instanceof AwsError ? error : undefined;
      this.#end(ended(), failure?.statusCode ?? 500, failure);
      throw error;
    }
  }

  #end(ended: Ended, status: number, error?: AwsError): void {
    const { requests, notify } = this.#options;
    const operation = this.#operation;
    const isChange = operation !== undefined && !isRead(operation);
    // Reads of the emulator's own services for their own work are not requests.
    if (isChange || ended.source.kind !== 'service' || ended.source.about !== undefined)
      requests.add(this.#recorded(ended, status, error));
    if (!isChange || status >= 400) return;
    const topic = topicOf(this.#service.name);
    notify(topic, thingOf(topic, this.#input));
  }

  #recorded({ id, caller, source, fallbackName }: Ended, status: number, error?: AwsError): RecordedRequest {
    const { clock, identity } = this.#options;
    return {
      id,
      time: new Date(this.#startedAt).toISOString(),
      service: this.#service.name,
      operation: this.#operation ?? fallbackName,
      caller: callerArn(caller, identity.account),
      source,
      access: this.#access(),
      decision: this.#decision(),
      status,
      ...(error && { error: { code: error.code, message: error.message } }),
      milliseconds: clock.now() - this.#startedAt,
    };
  }

  #access(): RecordedRequest['access'] {
    if (this.#rulings.length > 0 || this.#operation === undefined) return this.#rulings;
    const asked = this.#service.access?.(this.#operation, this.#input, this.#options.identity) ?? [];
    return asked.slice(0, MOST_RULINGS).map(({ action, resource }) => ({ action, resource }));
  }

  #decision(): RecordedRequest['decision'] {
    if (this.#rulings.length === 0) return 'not enforced';
    return this.#rulings.every(({ decision }) => decision === 'allowed') ? 'allowed' : 'denied';
  }
}

function endOfRequest(request: EmulatorRequest): Ended {
  return {
    id: request.id,
    caller: request.session ? { session: request.session } : {},
    source: { kind: isOfConsole(request) ? 'console' : 'client' },
    fallbackName: `${request.method} ${request.path}`,
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
  { requestId, roleArn, servicePrincipal, sourceArn }: RequestContext,
  { sessionFor }: WatchOptions,
): Ended {
  const isTask = roleArn !== undefined && sourceArn !== undefined && servicePrincipal === undefined;
  const about = sourceArn ?? servicePrincipal ?? roleArn;
  return {
    id: requestId,
    caller: {
      ...(roleArn !== undefined && { session: sessionFor(roleArn) }),
      ...(servicePrincipal !== undefined && { service: servicePrincipal }),
    },
    source: { kind: isTask ? 'task' : 'service', ...(about !== undefined && { about }) },
    fallbackName: operation,
  };
}
