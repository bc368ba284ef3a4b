import type { EmulatorRequest } from './emulator-request.ts';
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
    async detect(request) {
      for (const protocol of protocols) {
        if (!(await protocol.detect(request))) continue;
        spokenBy.set(request, protocol);
        return true;
      }
      return false;
    },
    handle: (request) => speaks(request).handle(request),
    renderError: (error, request) => speaks(request).renderError(error, request),
  };
}
