import type { Clock, Random } from '@scones/deterministic';
import type { Collection, KnownKey, RoleSession, Store } from '@scones/emulator-core';
import { newSecret } from './access-keys.ts';
import { uniqueId } from './names.ts';

/** Temporary credentials of a role. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The session of a role, or else of the account's root, with the secrets that its requests are signed with. */
interface Session extends Partial<RoleSession> {
  readonly expires: number;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The sessions, by the access keys that sign for them. */
export class Sessions {
  /** Expired sessions stay: without them, their keys would be nobody's, and so the root's. */
  readonly #sessions: Collection<Session>;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor({ store, clock, random }: { store: Store; clock: Clock; random: Random }) {
    this.#sessions = store.collection('iam/sessions');
    this.#clock = clock;
    this.#random = random;
  }

  issue(session: RoleSession | undefined, seconds: number): RoleCredentials {
    const credentials = {
      accessKeyId: uniqueId('ASIA', this.#random),
      secretAccessKey: newSecret(this.#random),
      sessionToken: newSecret(this.#random) + newSecret(this.#random),
    };
    const { accessKeyId, ...secrets } = credentials;
    this.#sessions.put(accessKeyId, { ...session, ...secrets, expires: this.#clock.now() + seconds * 1000 });
    return credentials;
  }

  /** Undefined for a key that is no role's and no user's. */
  find(accessKeyId: string): RoleSession | 'expired' | undefined {
    const found = this.#find(accessKeyId);
    if (!found) return undefined;
    const { expires, secretAccessKey: _, sessionToken: _token, ...session } = found;
    if (expires <= this.#clock.now()) return 'expired';
    return 'roleArn' in session ? (session as RoleSession) : undefined;
  }

  /** The secrets of a key, by which its signatures are checked. */
  keyOf(accessKeyId: string): KnownKey | undefined {
    const { secretAccessKey, sessionToken, expires } = this.#find(accessKeyId) ?? {};
    // A session of an older emulator was kept without its secrets.
    if (secretAccessKey === undefined || sessionToken === undefined || expires === undefined)
      return undefined;
    return { secretAccessKey, sessionToken, isExpired: expires <= this.#clock.now() };
  }

  #find(accessKeyId: string): Session | undefined {
    return accessKeyId.startsWith('ASIA') ? this.#sessions.get(accessKeyId) : undefined;
  }
}
