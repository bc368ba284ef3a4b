import type { RoleSession } from '@scones/emulator-core';

/** The names of the role and of the session identify a caller that acts in a role. */
export function userArn({ roleArn, sessionName }: RoleSession): string {
  const account = roleArn.split(':')[4] as string;
  return `arn:aws:sts::${account}:assumed-role/${roleArn.slice(roleArn.lastIndexOf('/') + 1)}/${sessionName}`;
}

export function userId({ roleId, sessionName }: RoleSession): string {
  return `${roleId}:${sessionName}`;
}
