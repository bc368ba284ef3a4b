import type { RoleSession } from './request-context.ts';

/** Whether the caller is a user, who signs with a key of their own and has taken on no role. */
export function isUser({ roleArn }: Pick<RoleSession, 'roleArn'>): boolean {
  return /^arn:[^:]*:iam::\d*:user\//.test(roleArn);
}

/** The ARN by which AWS names the caller: a user's, or that of a role and its session. */
export function sessionArn(session: Pick<RoleSession, 'roleArn' | 'sessionName'>): string {
  const { roleArn, sessionName } = session;
  if (isUser(session)) return roleArn;
  const account = roleArn.split(':')[4] ?? '';
  return `arn:aws:sts::${account}:assumed-role/${roleArn.slice(roleArn.lastIndexOf('/') + 1)}/${sessionName}`;
}

/** The caller's id: a user's, or that of a role with the name of its session. */
export function sessionId(session: RoleSession): string {
  return isUser(session) ? session.roleId : `${session.roleId}:${session.sessionName}`;
}
