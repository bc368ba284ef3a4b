import type { AccessRequest, AwsError, PolicyKind, Refusals } from '@scones/emulator-core';
import type { Decision } from '../policy/is-allowed.ts';

export interface Refusal {
  readonly decision: Exclude<Decision, 'allowed'>;
  readonly by: PolicyKind;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function accessDenied(
  refusals: Refusals,
  caller: string,
  { action, resource }: AccessRequest,
  { decision, by }: Refusal,
): AwsError {
  const article = by === 'identity-based policy' ? 'an' : 'a';
  const why =
    decision === 'explicitDeny'
      ? `with an explicit deny in ${article} ${by}`
      : `because no ${by} allows the ${action} action`;
  return refusals.accessDenied(
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ${why}`,
  );
}
