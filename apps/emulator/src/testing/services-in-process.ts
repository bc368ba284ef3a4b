import { FakeClock, seededRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, type EmulatedService } from '@scones/emulator-core';
import { RequestLog } from '../console/request-log.ts';
import { openFolder } from '../emulator-folder.ts';
import { emulatorServices } from '../emulator-services.ts';
import { ordinaryTime } from '../emulator-time.ts';

export interface ServicesInProcess {
  readonly services: readonly EmulatedService[];
  readonly clock: FakeClock;
  readonly faults: unknown[];
  close(): Promise<void>;
}

/** Every service over one store that keeps nothing, on a clock that stands still, and without a server. */
export async function servicesInProcess(): Promise<ServicesInProcess> {
  const folder = await openFolder(undefined);
  const faults: unknown[] = [];
  const clock = new FakeClock();
  const { awsServices, services } = emulatorServices({
    store: folder.store,
    folders: folder.folders,
    identity: EMULATOR_IDENTITY,
    clock,
    executionTime: ordinaryTime(clock),
    random: seededRandom(1),
    endpointUrl: () => 'http://127.0.0.1:1',
    enforceIam: false,
    runtimeClient: undefined,
    console: { notify: () => undefined, requests: new RequestLog(() => undefined) },
    requireSpaceFor: () => undefined,
    onFault: (fault) => void faults.push(fault),
  });
  return {
    services: awsServices,
    clock,
    faults,
    async close() {
      for (const service of services) await service.close?.();
      await folder.close();
    },
  };
}
