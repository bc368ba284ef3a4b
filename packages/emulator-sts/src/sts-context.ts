import type { Clock } from '@scones/deterministic';
import type { Identity, RoleSession } from '@scones/emulator-core';

/** A role that is lent, and what its borrower signs with. */
interface AssumedRole {
  readonly session: RoleSession;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
}

/** What the operations work on. */
export interface StsContext {
  readonly identity: Identity;
  readonly clock: Clock;
  /** Throws AWS's refusals. */
  readonly assumeRole: (request: {
    readonly roleArn: string;
    readonly sessionName: string;
    readonly seconds: number;
    /** The role that the caller is in already. */
    readonly session?: RoleSession;
  }) => AssumedRole;
}
