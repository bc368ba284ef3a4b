import { type AccessRequest, AwsError, type EmulatedService } from '@scones/emulator-core';

/** The values that conditions find of any service's resource. The service is the one in the ARN. */
export function resourceContext(
  services: () => readonly EmulatedService[],
): (resource: string, action: string) => AccessRequest['context'] {
  return (resource, action) => {
    const name = resource.split(':')[2];
    const owner = services().find((service) => service.names.arn === name && service.resourceContext);
    try {
      return owner?.resourceContext?.(resource, action);
    } catch (error) {
      // There is no such resource, so that it has no tags.
      if (error instanceof AwsError) return undefined;
      throw error;
    }
  };
}
