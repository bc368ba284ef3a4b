import type { RequestContext } from '@scones/emulator-core';
import type { ParameterValue } from '../template/parameter-values.ts';

/** The role or the session with whose permissions calls are made; absent both, the account's root. */
export type Actor = Pick<RequestContext, 'roleArn' | 'onBehalfOf'>;

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
  /** Whoever asked for it, who may do no more by a template than without. */
  readonly caller?: Actor | undefined;
  readonly notificationArns?: readonly string[] | undefined;
  readonly timeoutMinutes?: number | undefined;
  readonly requestToken?: string | undefined;
}

/** Whoever asks: a client by a session, whose own policies bound it, or a service of AWS on behalf of a session or a role. */
export function callerOf({ session, onBehalfOf = session, roleArn }: RequestContext): Actor {
  if (onBehalfOf) return { onBehalfOf };
  return roleArn === undefined ? {} : { roleArn };
}

/** With whose permissions the resources are made: the stack's role's, or else the caller's. */
export function actorOf({ roleArn, caller = {} }: Pick<StackTarget, 'roleArn' | 'caller'>): Actor {
  return roleArn === undefined ? caller : { roleArn };
}
