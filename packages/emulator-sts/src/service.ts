import { type EmulatedService, queryService } from '@scones/emulator-core';
import { access } from './access.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations } from './operations.ts';
import { names } from './service-names.ts';
import type { StsContext } from './sts-context.ts';

/** The emulator's STS: whoever signs as no role and no user is the root of the one account. */
export function stsService(context: StsContext): EmulatedService {
  return queryService({
    names,
    version: '2011-06-15',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    operations,
    access,
    resourcesAreRoles: true,
    // Whoever calls them has a proof of another kind.
    unsigned: ['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'],
    notSupported: NOT_SUPPORTED,
    context,
  });
}
