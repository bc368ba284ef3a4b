import type { Iam } from '@scones/emulator-iam';
import type { StsContext } from '@scones/emulator-sts';

/** STS lends roles to whom they trust, where roles are held to their policies, and else any role to anybody. */
export function assumedRoles(
  access: Pick<Iam, 'issueCredentials' | 'sessionFor' | 'trustedSession'>,
  enforceIam: boolean,
): StsContext['assumeRole'] {
  return (request) => {
    const session = enforceIam
      ? access.trustedSession(request)
      : { ...access.sessionFor(request.roleArn), sessionName: request.sessionName };
    return { session, credentials: access.issueCredentials(session, request.seconds) };
  };
}
