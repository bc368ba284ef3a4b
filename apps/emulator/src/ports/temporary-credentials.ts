import type { Iam } from '@scones/emulator-iam';
import type { StsContext } from '@scones/emulator-sts';

/** STS lends roles to whom they trust, where roles are held to their policies, and else any role to anybody. */
export function temporaryCredentials(
  access: Pick<Iam, 'issueCredentials' | 'lentSession' | 'trustedSession'>,
  enforceIam: boolean,
): Pick<StsContext, 'assumeRole' | 'rootCredentials'> {
  return {
    assumeRole(request) {
      const session = enforceIam ? access.trustedSession(request) : access.lentSession(request);
      return { session, credentials: access.issueCredentials(session, request.seconds) };
    },
    rootCredentials: (seconds) => access.issueCredentials(undefined, seconds),
  };
}
