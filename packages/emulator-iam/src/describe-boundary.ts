import type { AttachedPermissionsBoundary } from '@aws-sdk/client-iam';

/** AWS's model knows `PermissionsBoundaryPolicy` only; AWS answers this. */
export function describeBoundary(arn: string): AttachedPermissionsBoundary {
  return { PermissionsBoundaryType: 'Policy' as never, PermissionsBoundaryArn: arn };
}
