import type { HttpService, Ruling } from '@scones/emulator-core';
import type { Notify } from './live-events.ts';
import { plainTextErrors } from './plain-text-errors.ts';

/** A request to one of the services, and how it ended. */
export interface RecordedRequest {
  readonly id: string;
  /** When it came, in ISO 8601. */
  readonly time: string;
  readonly service: string;
  /** The method and the path, where the operation is not known. */
  readonly operation: string;
  /** The ARN of a role's session or of the account's root, or the name of a service of AWS. */
  readonly caller: string;
  readonly source: RequestSource;
  /**
   * The decisions that the request asks of IAM. With `--enforce-iam`, each has IAM's answer and the statement that
   * decided.
   */
  readonly access: readonly (Ruling | Pick<Ruling, 'action' | 'resource'>)[];
  readonly decision: 'allowed' | 'denied' | 'not enforced';
  readonly status: number;
  readonly error?: { readonly code: string; readonly message: string };
  readonly milliseconds: number;
}

/** The source of a request. `about` is the task's execution, or the resource on whose behalf a service calls. */
export interface RequestSource {
  readonly kind: 'client' | 'console' | 'task' | 'service';
  readonly about?: string;
}

/** A request that has ended. Most are forgotten before anybody reads of them, so that they are described only then. */
export interface EndedRequest {
  readonly isOfConsole: boolean;
  describe(): RecordedRequest;
}

const PATH = '/_emulator/requests';
const KEPT = 1000;

/**
 * `GET /_emulator/requests`: the last thousand, the newest first. The console's own are left out unless `?console=true`
 * asks for them.
 */
export class RequestLog {
  readonly #notify: Notify;
  /** A ring buffer: the oldest request is at `#next` once it is full. */
  readonly #requests: EndedRequest[] = [];
  #next = 0;

  constructor(notify: Notify) {
    this.#notify = notify;
  }

  add(request: EndedRequest): void {
    this.#requests[this.#next] = request;
    this.#next = (this.#next + 1) % KEPT;
    // The console would otherwise react to its own reads without end.
    if (!request.isOfConsole) this.#notify('requests');
  }

  newestFirst({ withConsole = true } = {}): RecordedRequest[] {
    return [...this.#requests.slice(this.#next), ...this.#requests.slice(0, this.#next)]
      .reverse()
      .filter(({ isOfConsole }) => withConsole || !isOfConsole)
      .map((request) => request.describe());
  }

  readonly service: HttpService = {
    name: 'requests',
    detect: ({ path }) => path === PATH,
    handle: async ({ method, query }) => {
      if (method !== 'GET') return { status: 405, headers: { allow: 'GET' } };
      const requests = this.newestFirst({ withConsole: query.get('console') === 'true' });
      const body = JSON.stringify({ requests });
      return {
        status: 200,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        body,
      };
    },
    ...plainTextErrors,
  };
}
