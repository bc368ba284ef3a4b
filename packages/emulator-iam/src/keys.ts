import type { KnownKey, RoleSession, SigningCredentials } from '@scones/emulator-core';
import type { Records, User } from './records.ts';
import type { Sessions } from './sessions.ts';

/** Every access key of the account: the root's, the users', and those of sessions. */
export class Keys {
  readonly #records: Pick<Records, 'users' | 'accessKeys'>;
  readonly #sessions: Sessions;
  readonly #rootKey: SigningCredentials | undefined;

  constructor(
    records: Pick<Records, 'users' | 'accessKeys'>,
    sessions: Sessions,
    rootKey: SigningCredentials | undefined,
  ) {
    this.#records = records;
    this.#sessions = sessions;
    this.#rootKey = rootKey;
  }

  /** The secrets by which signatures are checked; undefined for a key of nobody, and for one that is not active. */
  keyOf(accessKeyId: string): KnownKey | undefined {
    if (this.#rootKey?.accessKeyId === accessKeyId) return this.#rootKey;
    const key = this.#records.accessKeys.get(accessKeyId);
    if (!key) return this.#sessions.keyOf(accessKeyId);
    return key.isActive ? { secretAccessKey: key.secret } : undefined;
  }

  /** The role or the user whose key it is; undefined for the root's, and for a key of nobody. */
  sessionOf(accessKeyId: string): RoleSession | 'expired' | undefined {
    const key = this.#records.accessKeys.get(accessKeyId);
    if (!key) return this.#sessions.find(accessKeyId);
    const user = this.#records.users.get(key.userName);
    return user && sessionOfUser(user);
  }
}

export function sessionOfUser({ arn, id }: User): RoleSession {
  return { roleArn: arn, roleId: id, sessionName: '' };
}
