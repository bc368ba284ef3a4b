import type { EmulatorRequest } from './emulator-request.ts';
import type { HttpService } from './service.ts';

/** The first service that a request is meant for. A promise only where a service reads the body to tell. */
export function findService<Service extends Pick<HttpService, 'detect'>>(
  services: readonly Service[],
  request: EmulatorRequest,
): Service | undefined | Promise<Service | undefined> {
  for (const [index, service] of services.entries()) {
    const detected = service.detect(request);
    if (detected === true) return service;
    if (detected !== false)
      return detected.then((isMeant) =>
        isMeant ? service : findService(services.slice(index + 1), request),
      );
  }
  return undefined;
}
