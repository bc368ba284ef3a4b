import type { RoleSession } from '@scones/emulator-core';

/** Who acts in a role is known by the role's name and the session's. */
export function userArn({ roleArn, sessionName }: RoleSession): string {
  const account = roleArn.split(':')[4] as string;
  return `arn:aws:sts::${account}:assumed-role/${roleArn.slice(roleArn.lastIndexOf('/') + 1)}/${sessionName}`;
}

export function userId({ roleId, sessionName }: RoleSession): string {
  return `${roleId}:${sessionName}`;
}
