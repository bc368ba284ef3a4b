import { cloudFormation as cloudFormationService } from '@scones/emulator-cloudformation';
import type { EmulatedService } from '@scones/emulator-core';
import { objectUrls } from '../ports/object-urls.ts';
import { type StackServices, stackResources } from '../ports/stack-resources.ts';
import type { EmulatorServicesOptions, S3 } from './options.ts';

/** Stacks, whose resources are those of the other services. */
export function cloudFormation(
  options: EmulatorServicesOptions,
  s3: S3,
  services: () => StackServices,
): EmulatedService {
  const { store, identity, clock, random, onFault } = options;
  const { callService, readObject, responseUrl } = stackResources({
    services,
    objects: s3.objects,
    random,
    objectUrl: objectUrls(options),
  });
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
