import type { CloudFormationOptions } from '@scones/emulator-cloudformation';
import type { Random } from '@scones/deterministic';
import { type EmulatedService, errorTable } from '@scones/emulator-core';
import type { S3Objects } from '@scones/emulator-s3';

const errors = errorTable({
  UnknownService: { status: 400, message: 'The emulator does not have the service {name}.' },
});

/** The calls that CloudFormation makes for a stack's resources, on the emulator's own services. */
export function stackResources(
  services: () => readonly EmulatedService[],
  objects: S3Objects,
  random: Random,
  endpointUrl: () => string,
): Pick<CloudFormationOptions, 'callService' | 'readObject' | 'responseUrl'> {
  return {
    async callService(name, operation, input, roleArn) {
      const service = services().find((candidate) => candidate.name === name);
      if (!service) throw errors.UnknownService({ name });
      return await service.call(operation, input, {
        requestId: random.uuid(),
        ...(roleArn !== undefined && { roleArn }),
      });
    },
    // Signatures are not checked, so that any URL of S3's will do for who has no credentials.
    responseUrl: (bucket, key) => new URL(`${bucket}/${key}`, endpointUrl()).href,
    readObject: async (bucket, key) => (await (await objects.get(bucket, key)).bytes()).toString('utf8'),
  };
}
