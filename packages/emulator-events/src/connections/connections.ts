import assert from 'node:assert/strict';
import { type Clock, withDeadline } from '@scones/deterministic';
import type { Collection } from '@scones/emulator-core';
import type { AuthParameters } from './auth-parameters.ts';
import { ConnectionError } from './connection-error.ts';
import type { ConnectionRecord } from './connection-record.ts';
import { fetchToken, type OAuthToken, TokenRefused } from './oauth-token.ts';
import { additionsOf, type RequestAdditions } from './request-additions.ts';

const TOKEN_MILLISECONDS = 30_000;

interface ConnectionsOptions {
  readonly clock: Clock;
  readonly records: Collection<ConnectionRecord>;
  readonly onFault: (error: unknown) => void;
}

interface KeptToken extends OAuthToken {
  readonly gotAt: number;
}

/** Connections and their authorization. A token is in memory only, and is got again after a restart. */
export class Connections {
  readonly records: Collection<ConnectionRecord>;
  readonly #options: ConnectionsOptions;
  readonly #tokens = new Map<string, KeptToken>();
  readonly #asking = new Map<string, Promise<void>>();
  readonly #ending = new AbortController();

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    this.records = options.records;
  }

  /** Keeps a connection that is new or changed; one by OAuth is authorized in the background, as on AWS. */
  put(connection: ConnectionRecord): void {
    this.#forget(connection.arn);
    this.records.put(connection.name, connection);
    if (connection.state === 'AUTHORIZING') void this.#authorize(connection);
  }

  delete({ name, arn }: ConnectionRecord): void {
    this.#forget(arn);
    this.records.delete(name);
  }

  /** Forgets the token, and the one that is being asked for by parameters that hold no more. */
  #forget(arn: string): void {
    this.#tokens.delete(arn);
    this.#asking.delete(arn);
  }

  /** Goes on with the authorizations that an emulator left that ended. */
  resume(): void {
    for (const record of this.records.values())
      if (record.state === 'AUTHORIZING') void this.#authorize(record);
  }

  /** What the connection adds to a request, with a new authorization where `renews`. Rejects with `ConnectionError`. */
  async connect(arn: string, { renews = false } = {}): Promise<RequestAdditions> {
    await this.#asking.get(arn);
    const { parameters, type } = this.#authorized(arn);
    if (type !== 'OAUTH_CLIENT_CREDENTIALS') return additionsOf(parameters);
    if (renews || !this.#liveToken(arn)) await this.#authorize(this.#authorized(arn));
    const token = this.#tokens.get(arn);
    if (!token) throw new ConnectionError('InvalidConnectionState', this.#find(arn).reason ?? arn);
    return additionsOf(parameters, token.header);
  }

  secretOf(arn: string): string | undefined {
    const record = this.records.get(nameIn(arn));
    return record?.arn === arn ? record.secretArn : undefined;
  }

  async close(): Promise<void> {
    this.#ending.abort(new Error('The emulator is closing.'));
    await Promise.all(this.#asking.values());
  }

  #find(arn: string): ConnectionRecord {
    const record = this.records.get(nameIn(arn));
    if (record?.arn === arn) return record;
    throw new ConnectionError('ResourceNotFound', `Connection '${arn}' does not exist.`);
  }

  #authorized(arn: string): ConnectionRecord & { readonly parameters: AuthParameters } {
    const record = this.#find(arn);
    const { parameters, state, name, reason } = record;
    if (parameters && state !== 'DEAUTHORIZED') return { ...record, parameters };
    const why = reason === undefined ? '' : ` ${reason}`;
    throw new ConnectionError('InvalidConnectionState', `Connection '${name}' is ${state}.${why}`);
  }

  #liveToken(arn: string): KeptToken | undefined {
    const token = this.#tokens.get(arn);
    const isLive = token && token.gotAt + (token.livesFor ?? Infinity) > this.#options.clock.now();
    return isLive ? token : undefined;
  }

  /** One authorization at a time for each connection. */
  #authorize(connection: ConnectionRecord): Promise<void> {
    const { arn } = connection;
    const ongoing = this.#asking.get(arn);
    if (ongoing) return ongoing;
    const isNewest = (): boolean => this.#asking.get(arn) === asking;
    const asking = this.#getToken(connection, isNewest)
      .catch((error: unknown) => {
        if (!this.#ending.signal.aborted) this.#options.onFault(error);
      })
      .finally(() => {
        if (isNewest()) this.#asking.delete(arn);
      });
    this.#asking.set(arn, asking);
    return asking;
  }

  /** An answer that comes when the connection has been changed or deleted counts no more. */
  async #getToken({ arn, parameters }: ConnectionRecord, isNewest: () => boolean): Promise<void> {
    const oauth = parameters?.OAuthParameters;
    assert(oauth, 'a connection by OAuth has its parameters');
    const { clock } = this.#options;
    this.#tokens.delete(arn);
    try {
      const token = await withDeadline(clock, TOKEN_MILLISECONDS, (late) => fetchToken(oauth, late), {
        signal: this.#ending.signal,
        whenLate: () => {
          throw new TokenRefused(`${oauth.AuthorizationEndpoint} does not answer within 30 seconds.`);
        },
      });
      if (!isNewest()) return;
      this.#tokens.set(arn, { ...token, gotAt: clock.now() });
      this.#change(arn, { state: 'AUTHORIZED', reason: undefined, authorizedAt: clock.now() });
    } catch (error) {
      if (!(error instanceof TokenRefused) || this.#ending.signal.aborted) throw error;
      if (isNewest()) this.#change(arn, { state: 'DEAUTHORIZED', reason: error.message });
    }
  }

  #change(arn: string, change: Partial<ConnectionRecord>): void {
    const record = this.#find(arn);
    this.records.put(record.name, { ...record, ...change });
  }
}

/** `arn:aws:events:REGION:ACCOUNT:connection/NAME/ID` */
export function nameIn(arn: string): string {
  return arn.split('/')[1] ?? '';
}
