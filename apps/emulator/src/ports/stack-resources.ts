import type { CalledService, CloudFormationOptions } from '@scones/emulator-cloudformation';
import type { Random } from '@scones/deterministic';
import type { EmulatedService } from '@scones/emulator-core';
import type { S3Objects } from '@scones/emulator-s3';

/** The services that CloudFormation calls, by the names that it uses for them. */
export type StackServices = Readonly<Record<CalledService, EmulatedService>>;

/** The calls that CloudFormation makes for a stack's resources, on the emulator's own services. */
export function stackResources(
  services: () => StackServices,
  objects: S3Objects,
  random: Random,
  endpointUrl: () => string,
): Pick<CloudFormationOptions, 'callService' | 'readObject' | 'responseUrl'> {
  return {
    callService: async (name, operation, input, roleArn) =>
      await services()[name].call(operation, input, {
        requestId: random.uuid(),
        ...(roleArn !== undefined && { roleArn }),
      }),
    // Signatures are not checked, so that any S3 URL works for a caller without credentials.
    responseUrl: (bucket, key) => new URL(`${bucket}/${key}`, endpointUrl()).href,
    readObject: async (bucket, key) => (await (await objects.get(bucket, key)).bytes()).toString('utf8'),
  };
}
