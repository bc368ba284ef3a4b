import type { AccessRequest, AwsError, Refusals } from '@scones/emulator-core';
import type { Decision } from '../policy/is-allowed.ts';

export interface Refusal {
  readonly decision: Exclude<Decision, 'allowed'>;
  readonly by: 'an identity-based' | 'a resource-based' | 'a session' | 'a permissions boundary';
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function accessDenied(
  refusals: Refusals,
  caller: string,
  { action, resource }: AccessRequest,
  refusal: Refusal,
): AwsError {
  const why =
    refusal.decision === 'explicitDeny'
      ? `with an explicit deny in ${nameOf(refusal)}`
      : `because no ${nameOf(refusal).replace(/^an? /, '')} allows the ${action} action`;
  return refusals.accessDenied(
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ${why}`,
  );
}

function nameOf({ by }: Refusal): string {
  return by === 'a permissions boundary' ? by : `${by} policy`;
}
