import type { Clock } from '@scones/deterministic';
import { operationsOf, type Identity, type RoleSession } from '@scones/emulator-core';

interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** An assumed role, and the credentials of its session. */
interface AssumedRole {
  readonly session: RoleSession;
  readonly credentials: TemporaryCredentials;
}

/** The state and the ports that the operations work on. */
export interface StsContext {
  readonly identity: Identity;
  readonly clock: Clock;
  /** Throws AWS's refusals. */
  readonly assumeRole: (request: {
    readonly roleArn: string;
    readonly sessionName: string;
    readonly seconds: number;
    /** The role that the caller has assumed already. */
    readonly session?: RoleSession;
    readonly externalId?: string | undefined;
    readonly policy?: string | undefined;
    readonly policyArns?: readonly string[] | undefined;
    readonly tags?: Readonly<Record<string, string>> | undefined;
    /** The keys of the tags that pass on to sessions assumed from this one. */
    readonly transitiveTagKeys?: readonly string[] | undefined;
  }) => AssumedRole;
  /** Temporary credentials of a user, or else of the account's root. */
  readonly credentialsOf: (user: RoleSession | undefined, seconds: number) => TemporaryCredentials;
}

/** Defines an operation by the AWS SDK's type of its output. */
export const stsOperation = operationsOf<StsContext>();

/** Credentials as the operations answer them. */
export function describeCredentials(
  { clock }: StsContext,
  credentials: TemporaryCredentials,
  seconds: number,
) {
  return {
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    SessionToken: credentials.sessionToken,
    Expiration: new Date(clock.now() + seconds * 1000),
  };
}
