import { buffer, text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { Random } from '@scones/deterministic';
import { AwsError, type EmulatedService } from '@scones/emulator-core';
import { outputModel } from '@scones/emulator-step-functions';
import { type ServiceCall, ServiceError, type ServiceResponse } from '@scones/states-language';
import { withImplicitTexts } from './implicit-texts.ts';

export interface ServiceCalls {
  readonly canCall: (service: string, action: string) => boolean;
  readonly callService: (call: ServiceCall, executionArn?: string) => Promise<ServiceResponse>;
}

/** The calls of Task states, made on the emulator's own services. */
export function serviceCalls(services: () => readonly EmulatedService[], random: Random): ServiceCalls {
  const find = (resourceName: string): EmulatedService | undefined =>
    services().find(({ names }) => Object.hasOwn(names.tasks, resourceName));
  return {
    canCall(resourceName, action) {
      return find(resourceName)?.supports(upperFirst(action)) ?? false;
    },
    async callService({ service: resourceName, action, parameters, roleArn, signal }, sourceArn) {
      const requestId = random.uuid();
      const service = find(resourceName);
      if (!service)
        throw new ServiceError(
          'UnknownService',
          `The emulator has no service ${resourceName}.`,
          400,
          requestId,
        );
      const given = withoutNulls(parameters);
      const named = service.hasLowerCaseMembers ? lowerNames(given) : given;
      const input = withImplicitTexts(service.inputs[upperFirst(action)], named);
      try {
        const onBehalf = sourceArn === undefined ? {} : { sourceArn };
        const answer = await service.call(upperFirst(action), input, {
          requestId,
          roleArn,
          signal,
          ...onBehalf,
        });
        const { output, ...bytes } = await withBody(answer);
        return {
          output: (await asJson(output)) as ServiceResponse['output'],
          ...bytes,
          requestId,
          statusCode: 200,
        };
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        throw new ServiceError(error.code, error.message, error.statusCode, requestId, {
          cause: error,
          serviceName: service.names.tasks[resourceName],
          isModelled: outputModel(resourceName)?.hasError(error.code),
          ...(resourceName === 's3' && { extendedRequestId: random.uuid() }),
        });
      }
    },
  };
}

/** To an SDK a member that is null is absent. */
function withoutNulls(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function lowerNames(members: object): object {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      value as unknown,
    ]),
  );
}

/** A body is kept as bytes beside its text, for those who need them. It may stream, and is read once. */
async function withBody(output: unknown): Promise<{ output: unknown; body?: Uint8Array }> {
  if (typeof output !== 'object' || output === null || !('Body' in output)) return { output };
  const { Body } = output;
  if (!(Body instanceof Readable || Body instanceof Uint8Array)) return { output };
  const body = Body instanceof Readable ? await buffer(Body) : Body;
  return { output: { ...output, Body: body }, body };
}

/** Outputs as Step Functions shows them: dates in ISO 8601, bytes as text, absent members left out. */
async function asJson(value: unknown): Promise<unknown> {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.length).toString('utf8');
  if (value instanceof Readable) return await text(value);
  if (Array.isArray(value)) return await Promise.all(value.map(asJson));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    await Promise.all(members.map(async ([name, member]) => [name, await asJson(member)] as const)),
  );
}
