import type { Iam } from '@scones/emulator-iam';
import type { StsContext } from '@scones/emulator-sts';

/** Assumes roles for STS. With enforced policies a role must trust the caller; otherwise anybody gets any role. */
export function temporaryCredentials(
  access: Pick<Iam, 'issueCredentials' | 'uncheckedSession' | 'trustedSession'>,
  enforceIam: boolean,
): Pick<StsContext, 'assumeRole' | 'credentialsOf'> {
  return {
    assumeRole(request) {
      const session = enforceIam ? access.trustedSession(request) : access.uncheckedSession(request);
      return { session, credentials: access.issueCredentials(session, request.seconds) };
    },
    credentialsOf: (user, seconds) => access.issueCredentials(user, seconds),
  };
}
