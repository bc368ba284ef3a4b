import { structure } from '@scones/emulator-core';
import type { InvokeEndpointCommandOutput, InvokeEndpointInput } from '@aws-sdk/client-sagemaker-runtime';
import { z } from 'zod';
import type { SageMakerContext } from '../context.ts';
import { CUSTOM_ATTRIBUTES } from '../endpoints/custom-attributes.ts';
import type { LiveEndpoint } from '../endpoints/live-endpoint.ts';
import { runtimeErrors } from '../errors.ts';
import { operation } from '../context.ts';

/** As on AWS (https://docs.aws.amazon.com/general/latest/gr/sagemaker.html). */
export const BODY_BYTES_AT_MOST = 25 * 2 ** 20;

const header = z.string().max(1024).optional();

const isVisible = (text: string | undefined): boolean => /^[\x20-\x7e]*$/.test(text ?? '');

/** A caller inside the emulator passes text. */
const body = z
  .union([z.instanceof(Uint8Array), z.string().transform((text) => new TextEncoder().encode(text))])
  .refine((bytes) => bytes.length <= BODY_BYTES_AT_MOST, `Body must be at most ${BODY_BYTES_AT_MOST} bytes`);

const input = structure<InvokeEndpointInput>()({
  EndpointName: z.string(),
  Body: body,
  ContentType: header,
  Accept: header,
  CustomAttributes: header.refine(isVisible, 'CustomAttributes must be visible US-ASCII characters'),
  TargetVariant: header,
  InferenceId: header,
});

interface InvokeEndpointResult extends Omit<InvokeEndpointCommandOutput, 'Body'> {
  Body: Uint8Array;
}

export const invokeEndpoint = operation<InvokeEndpointResult>()(input, async (context, request) => {
  const name = request.EndpointName;
  const live = liveEndpoint(context, name);
  if (context.records.endpoints.get(name)?.config.asyncInference)
    throw runtimeErrors.ValidationError.asynchronous({ endpoint: name });
  const answer = await live.invoke(
    {
      endpointName: name,
      targetVariant: request.TargetVariant,
      body: request.Body,
      headers: {
        'content-type': request.ContentType ?? 'application/octet-stream',
        accept: request.Accept ?? '*/*',
        ...(request.CustomAttributes !== undefined && { [CUSTOM_ATTRIBUTES]: request.CustomAttributes }),
      },
    },
    request.InferenceId,
  );
  const attributes = answer.headers[CUSTOM_ATTRIBUTES];
  return {
    Body: answer.body,
    ContentType: answer.headers['content-type'] ?? 'application/octet-stream',
    InvokedProductionVariant: answer.variant,
    ...(typeof attributes === 'string' && { CustomAttributes: attributes }),
  };
});

/** The processes of an endpoint that is in service. */
export function liveEndpoint(context: SageMakerContext, name: string): LiveEndpoint {
  return context.workers.endpoints.live(name) ?? refuse(context, name);
}

function refuse(context: SageMakerContext, name: string): never {
  const endpoint = context.records.endpoints.get(name);
  if (!endpoint)
    throw runtimeErrors.ValidationError.noEndpoint({
      endpoint: name,
      account: context.ports.identity.account,
    });
  const { status, failureReason } = endpoint;
  throw runtimeErrors.ServiceUnavailable.notInService({
    endpoint: name,
    status: failureReason === undefined ? status : `${status}: ${failureReason}`,
  });
}
