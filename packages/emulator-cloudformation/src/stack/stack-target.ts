import type { RequestContext } from '@scones/emulator-core';
import type { ParameterValue } from '../template/parameter-values.ts';

/** The state that a stack is brought to. */
export interface StackTarget {
  readonly templateText: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly capabilities: readonly string[];
  readonly changeSetId?: string;
  /** Leaves what was made before a failure as it is. */
  readonly disableRollback: boolean;
  /** Deletes the stack whose first deployment fails. */
  readonly deleteOnFailure?: boolean;
  readonly roleArn?: string | undefined;
  /** The role of whoever asked for it, who may do no more by a template than without. */
  readonly callerRole?: string | undefined;
  readonly notificationArns?: readonly string[] | undefined;
  readonly timeoutMinutes?: number | undefined;
  readonly requestToken?: string | undefined;
}

/** The role of whoever asks: a client, or a service of AWS on behalf of a role. The account's root has none. */
export function roleOfCaller({ session, roleArn }: RequestContext): string | undefined {
  return session?.roleArn ?? roleArn;
}

/** The role with whose permissions the resources are made: the stack's, or else the caller's. */
export function actingRole({
  roleArn,
  callerRole,
}: Pick<StackTarget, 'roleArn' | 'callerRole'>): string | undefined {
  return roleArn ?? callerRole;
}
