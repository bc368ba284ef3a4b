import { cloudFormation as cloudFormationService } from '@scones/emulator-cloudformation';
import type { EmulatedService } from '@scones/emulator-core';
import { stackResources } from '../ports/stack-resources.ts';
import type { EmulatorServicesOptions, S3 } from './options.ts';

/** Stacks, whose resources are those of the other services. */
export function cloudFormation(
  options: EmulatorServicesOptions,
  s3: S3,
  services: Parameters<typeof stackResources>[0],
): EmulatedService {
  const { store, identity, clock, random, onFault, endpointUrl } = options;
  const { callService, readObject, responseUrl } = stackResources(services, s3.objects, random, endpointUrl);
  return cloudFormationService({
    store,
    identity,
    clock,
    random,
    onFault,
    callService,
    readObject,
    responseUrl,
  });
}
