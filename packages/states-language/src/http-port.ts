import type { ExecutionIdentity } from './execution-identity.ts';

export type HttpField = readonly [name: string, value: string];

/** A request as an HTTP task sends it. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HttpField[];
  readonly body?: string | undefined;
}

export interface HttpResponse {
  readonly statusCode: number;
  /** The words for the status: `Not Found`. */
  readonly statusText: string;
  readonly headers: readonly HttpField[];
  /** No more of it than one byte over the limit of a state's data. */
  readonly body: Uint8Array;
}

/** What an EventBridge connection adds to a request. */
export interface HttpConnection {
  readonly headers: readonly HttpField[];
  readonly query: readonly HttpField[];
  /** The members of the body. */
  readonly body: readonly HttpField[];
  /** Whether its authorization can be had anew, where the server refuses this one. */
  readonly isRenewable: boolean;
}

/** A wish to call an address by a connection. */
export interface ConnectionWish extends Pick<HttpRequest, 'method'> {
  readonly connectionArn: string;
  readonly endpoint: string;
  /** The execution's own role, or the one of the state's Credentials. */
  readonly roleArn: string;
  readonly identity: Pick<ExecutionIdentity, 'executionArn' | 'stateMachineArn'>;
  /** Whether the authorization is to be had anew. */
  readonly renews: boolean;
  readonly signal: AbortSignal;
}

/** What HTTP tasks need from outside. */
export interface HttpPort {
  /** Rejects with a `StatesError` where the connection can't be used. */
  readonly connect: (wish: ConnectionWish) => Promise<HttpConnection>;
  /** Follows no redirection. Rejects where there is no answer. */
  readonly send: (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>;
}

/** A request and its answer, as a test of a state tells of them. */
export interface HttpExchange {
  readonly request: HttpRequest;
  /** Absent where there was none. */
  readonly response?: HttpResponse;
  /** The request without what the connection has added. */
  readonly withoutSecrets: HttpRequest;
}
