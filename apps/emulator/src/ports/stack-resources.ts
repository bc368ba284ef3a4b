import type { CloudFormationOptions } from '@scones/emulator-cloudformation';
import type { Random } from '@scones/deterministic';
import { AwsError, type EmulatedService } from '@scones/emulator-core';
import type { S3Objects } from '@scones/emulator-s3';

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
      if (!service)
        throw new AwsError('UnknownService', 400, `The emulator does not have the service ${name}.`);
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
