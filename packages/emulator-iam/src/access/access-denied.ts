import { AwsError } from '@scones/emulator-core';
import type { AccessRequest, Decision } from '../policy/is-allowed.ts';

/** Services whose errors call it `AccessDenied`; the others' JSON says `AccessDeniedException`. */
const SHORT = new Set(['cloudformation', 'iam', 's3', 'sns', 'sts']);
/** Services on the JSON protocol answer every refusal with 400. */
const STATUS_400 = new Set(['events', 'logs', 'monitoring', 'sagemaker', 'ssm', 'states', 'tagging']);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function accessDenied(
  service: string,
  roleArn: string,
  { action, resource }: AccessRequest,
  decision: Decision,
): AwsError {
  const why =
    decision === 'explicitDeny'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  return new AwsError(
    SHORT.has(service) ? 'AccessDenied' : 'AccessDeniedException',
    STATUS_400.has(service) ? 400 : 403,
    `User: ${sessionArn(roleArn)} is not authorized to perform: ${action} on resource: ${resource} ${why}`,
  );
}

/** Who acts in a role is known by the role's name and a session's. */
function sessionArn(roleArn: string): string {
  const account = roleArn.split(':')[4] ?? '';
  return `arn:aws:sts::${account}:assumed-role/${roleArn.slice(roleArn.lastIndexOf('/') + 1)}/emulator`;
}
