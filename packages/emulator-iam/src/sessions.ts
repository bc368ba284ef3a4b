import type { Clock, Random } from '@scones/deterministic';
import type { Collection, Store } from '@scones/emulator-core';
import { uniqueId } from './names.ts';

/** Temporary credentials of a role. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

interface Session {
  readonly roleArn: string;
  readonly accessKeyId: string;
  readonly expires: number;
}

/** Which role it is that signs with an access key. */
export class Sessions {
  readonly #sessions: Collection<Session>;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor({ store, clock, random }: { store: Store; clock: Clock; random: Random }) {
    this.#sessions = store.collection('iam/sessions');
    this.#clock = clock;
    this.#random = random;
  }

  issue(roleArn: string, seconds: number): RoleCredentials {
    const now = this.#clock.now();
    for (const { accessKeyId, expires } of this.#sessions.values())
      if (expires <= now) this.#sessions.delete(accessKeyId);
    const accessKeyId = uniqueId('ASIA', this.#random);
    this.#sessions.put(accessKeyId, { roleArn, accessKeyId, expires: now + seconds * 1000 });
    const token = (): string => this.#random.uuid().replaceAll('-', '');
    return {
      accessKeyId,
      secretAccessKey: `${token()}${token().slice(0, 8)}`,
      sessionToken: token() + token(),
    };
  }

  /** Undefined for a key that is no role's, or no more. */
  roleOf(accessKeyId: string): string | undefined {
    const session = this.#sessions.get(accessKeyId);
    return session && session.expires > this.#clock.now() ? session.roleArn : undefined;
  }
}
