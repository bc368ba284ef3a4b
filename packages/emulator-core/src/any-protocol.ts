import type { EmulatorRequest } from './emulator-request.ts';
import { findService } from './find-service.ts';
import type { EmulatedService } from './service.ts';

/**
 * One service on several protocols, since AWS's clients move from one to the next: each request is answered in its
 * own protocol. Calls within the process use the first.
 */
export function anyProtocol(...protocols: readonly [EmulatedService, ...EmulatedService[]]): EmulatedService {
  const [first] = protocols;
  const spokenBy = new WeakMap<EmulatorRequest, EmulatedService>();
  const speaks = (request: EmulatorRequest): EmulatedService => spokenBy.get(request) ?? first;
  return {
    ...first,
    detect(request) {
      const take = (protocol: EmulatedService | undefined): boolean => {
        if (protocol) spokenBy.set(request, protocol);
        return protocol !== undefined;
      };
      const found = findService(protocols, request);
      return found instanceof Promise ? found.then(take) : take(found);
    },
    handle: (request) => speaks(request).handle(request),
    renderError: (error, request) => speaks(request).renderError(error, request),
  };
}
