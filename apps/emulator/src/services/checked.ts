import type { EmulatedService, HttpService } from '@scones/emulator-core';
import { guarded, type Iam, identified } from '@scones/emulator-iam';
import { watched } from '../console/watched-services.ts';
import { missingServices } from '../missing-services.ts';
import type { EmulatorServicesOptions } from './options.ts';

interface Checks {
  /** A service as everybody meets it, the others too: its callers are known or guarded, and its requests watched. */
  readonly check: (service: EmulatedService) => EmulatedService;
  /** What is refused by name, since no service of those scopes is here. */
  readonly missing: (scopes: readonly string[]) => HttpService;
}

export function checks(options: EmulatorServicesOptions, access: Iam): Checks {
  const { clock, identity, enforceIam, requireSpaceFor, isOfConsole } = options;
  const { requests, notify } = options.console;
  const sessionFor: Iam['sessionFor'] = (roleArn) => access.sessionFor(roleArn);
  const watch = { clock, identity, requests, notify, sessionFor, requireSpaceFor };
  const guard = { iam: access, identity, ...(isOfConsole && { isOfRoot: isOfConsole }) };
  return {
    check: (service) => watched(enforceIam ? guarded(service, guard) : identified(service, access), watch),
    missing: (scopes) => watched(identified(missingServices(scopes), access), watch),
  };
}
