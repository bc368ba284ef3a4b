import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { CalledService, CloudFormationOptions } from '@scones/emulator-cloudformation';
import type { Random } from '@scones/deterministic';
import type { EmulatedService } from '@scones/emulator-core';
import type { S3Objects } from '@scones/emulator-s3';
import type { ObjectUrl } from './object-urls.ts';

/** The services that CloudFormation calls, by the names that it uses for them. */
export type StackServices = Readonly<Record<CalledService, EmulatedService>>;

interface ReadObject {
  readonly Body: Uint8Array | Readable;
}

interface StackPorts {
  readonly services: () => StackServices;
  readonly objects: S3Objects;
  readonly random: Random;
  readonly objectUrl: ObjectUrl;
}

/** The calls that CloudFormation makes for a stack's resources, on the emulator's own services. */
export function stackResources({
  services,
  objects,
  random,
  objectUrl,
}: StackPorts): Pick<CloudFormationOptions, 'callService' | 'readObject' | 'responseUrl'> {
  return {
    callService: async (name, operation, input, actor) =>
      await services()[name].call(operation, input, { requestId: random.uuid(), ...actor }),
    responseUrl: objectUrl,
    async readObject(Bucket, Key, actor = {}) {
      if (actor.roleArn === undefined && !actor.onBehalfOf)
        return (await (await objects.get(Bucket, Key)).bytes()).toString('utf8');
      const request = { requestId: random.uuid(), ...actor };
      const { Body } = (await services().s3.call('GetObject', { Bucket, Key }, request)) as ReadObject;
      return Body instanceof Readable ? await text(Body) : Buffer.from(Body).toString('utf8');
    },
  };
}
