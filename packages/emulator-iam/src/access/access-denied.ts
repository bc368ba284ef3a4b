import { AwsError } from '@scones/emulator-core';
import type { AccessRequest, Decision } from '../policy/is-allowed.ts';

/** Services whose errors call it `AccessDenied`; the others' JSON says `AccessDeniedException`. */
const SHORT = new Set(['cloudformation', 'iam', 's3', 'sns', 'sts']);
/** Services on the JSON protocol answer every refusal with 400. */
const STATUS_400 = new Set(['events', 'logs', 'monitoring', 'sagemaker', 'ssm', 'states', 'tagging']);

export interface Refusal {
  readonly decision: Exclude<Decision, 'allowed'>;
  readonly by: 'an identity-based' | 'a resource-based' | 'a session' | 'a permissions boundary';
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function accessDenied(
  service: string,
  caller: string,
  { action, resource }: AccessRequest,
  refusal: Refusal,
): AwsError {
  const why =
    refusal.decision === 'explicitDeny'
      ? `with an explicit deny in ${nameOf(refusal)}`
      : `because no ${nameOf(refusal).replace(/^an? /, '')} allows the ${action} action`;
  return new AwsError(
    SHORT.has(service) ? 'AccessDenied' : 'AccessDeniedException',
    STATUS_400.has(service) ? 400 : 403,
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ${why}`,
  );
}

function nameOf({ by }: Refusal): string {
  return by === 'a permissions boundary' ? by : `${by} policy`;
}
