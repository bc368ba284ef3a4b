import type { Clock } from '@scones/deterministic';
import {
  type EmulatedService,
  type EmulatorRequest,
  isSigned,
  type KnownKey,
  type SignedService,
  verifyFormSignature,
  verifySignature,
} from '@scones/emulator-core';
import type { Caller } from './policy/principal.ts';
import type { Keys } from './keys.ts';

interface AuthenticationOptions {
  readonly keys: Keys;
  readonly clock: Clock;
  readonly clientClock: Clock;
}

type Authenticating = Pick<EmulatedService, 'names' | 'refusals' | 'isForObjects'>;

/** Finds out by their signatures who sends requests. */
export interface Authentication {
  /** The caller: nobody known where the request is not signed. Throws the service's refusal of a wrong signature. */
  authenticate(service: Authenticating, request: EmulatorRequest): Promise<Caller>;
  /** The same for a form, whose fields have the signature; the names of the fields are in lower case. */
  authenticateForm(service: Authenticating, fields: ReadonlyMap<string, string>): Caller;
}

export function authentication(options: AuthenticationOptions): Authentication {
  const { keys, clock, clientClock } = options;
  const findKey = (accessKeyId: string): KnownKey | undefined => keys.keyOf(accessKeyId);
  const callerOf = (accessKeyId: string): Caller => {
    const session = keys.sessionOf(accessKeyId);
    return typeof session === 'object' ? { session } : {};
  };
  return {
    async authenticate(service, request) {
      if (!isSigned(request)) return { isAnonymous: true };
      const times = { now: clock.now(), clientNow: clientClock.now() };
      return callerOf(await verifySignature(request, { service: signed(service), findKey, ...times }));
    },
    authenticateForm: (service, fields) =>
      callerOf(verifyFormSignature(fields, { service: signed(service), findKey })),
  };
}

function signed({ names, refusals, isForObjects }: Authenticating): SignedService {
  return {
    scope: names.scope,
    isForObjects: isForObjects === true,
    refuse: (fault) => refusals.unauthenticated(fault),
  };
}
