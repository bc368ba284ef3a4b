import type { Clock, Random } from '@scones/deterministic';
import type { Collection, RoleSession, Store } from '@scones/emulator-core';
import { uniqueId } from './names.ts';

/** Temporary credentials of a role. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The session of a role, or else of the account's root. */
interface Session extends Partial<RoleSession> {
  readonly expires: number;
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
    const accessKeyId = uniqueId('ASIA', this.#random);
    this.#sessions.put(accessKeyId, { ...session, expires: this.#clock.now() + seconds * 1000 });
    const token = (): string => this.#random.uuid().replaceAll('-', '');
    return {
      accessKeyId,
      secretAccessKey: `${token()}${token().slice(0, 8)}`,
      sessionToken: token() + token(),
    };
  }

  /** Undefined for a key that is no role's. */
  find(accessKeyId: string): RoleSession | 'expired' | undefined {
    if (!accessKeyId.startsWith('ASIA')) return undefined;
    const { expires, ...session } = this.#sessions.get(accessKeyId) ?? { expires: Infinity };
    if (expires <= this.#clock.now()) return 'expired';
    return 'roleArn' in session ? (session as RoleSession) : undefined;
  }
}
