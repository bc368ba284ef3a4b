import { structure } from '@scones/emulator-core';
import type {
  InvokeEndpointAsyncCommandOutput,
  InvokeEndpointAsyncInput,
} from '@aws-sdk/client-sagemaker-runtime';
import { z } from 'zod';
import { text } from '../input/constraints.ts';
import { answerInS3, answerLocation } from '../endpoints/async-inference.ts';
import type { AsyncInference } from '../endpoints/async-inference-config.ts';
import { CUSTOM_ATTRIBUTES } from '../endpoints/custom-attributes.ts';
import { runtimeErrors } from '../errors.ts';
import { formatS3Uri, parseS3Uri, s3Uri } from '../input/s3-uri.ts';
import { operation } from '../context.ts';
import { liveEndpoint } from './invoke-endpoint.ts';

const DEFAULT_TIMEOUT_SECONDS = 900;

const input = structure<InvokeEndpointAsyncInput>()({
  EndpointName: z.string(),
  InputLocation: s3Uri.optional(),
  Body: z.instanceof(Uint8Array).optional(),
  ContentType: text({ max: 1024 }).optional(),
  Accept: text({ max: 1024 }).optional(),
  CustomAttributes: text({ max: 1024 }).optional(),
  InferenceId: text({ min: 1, max: 64 }).optional(),
  S3OutputPathExtension: text({ min: 1, max: 512 }).optional(),
  Filename: text({ min: 1, max: 32 }).optional(),
  /** How long a request may wait for its turn. No request waits here. */
  RequestTTLSeconds: z.coerce.number().int().min(60).max(21_600).optional(),
  InvocationTimeoutSeconds: z.coerce.number().int().min(1).max(3600).optional(),
});

export const invokeEndpointAsync = operation<InvokeEndpointAsyncCommandOutput>()(
  input,
  (context, request) => {
    const live = liveEndpoint(context, request.EndpointName);
    const { config } = context.records.endpoints.get(request.EndpointName) ?? {};
    if (!config?.asyncInference)
      throw runtimeErrors.ValidationError.notAsynchronous({ endpoint: request.EndpointName });
    const name = context.ports.random.uuid();
    const inferenceId = request.InferenceId ?? context.ports.random.uuid();
    const { output, failure } = locations(config.asyncInference, request, name);
    const answering = answerInS3(context.ports, {
      live,
      objects: live.objects,
      input: inputOf(request),
      contentType: request.ContentType,
      invocation: {
        endpointName: request.EndpointName,
        targetVariant: undefined,
        timeoutMilliseconds: (request.InvocationTimeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
        headers: {
          accept: request.Accept ?? '*/*',
          ...(request.CustomAttributes !== undefined && { [CUSTOM_ATTRIBUTES]: request.CustomAttributes }),
        },
      },
      inferenceId,
      output,
      failure,
    });
    live.keepFor(answering);
    return {
      InferenceId: inferenceId,
      OutputLocation: formatS3Uri(output),
      ...(failure && { FailureLocation: formatS3Uri(failure) }),
    };
  },
);

function inputOf({ InputLocation, Body }: z.output<typeof input>) {
  if (InputLocation !== undefined) return parseS3Uri(InputLocation);
  if (Body === undefined || Body.length === 0) throw runtimeErrors.ValidationError.noInput();
  return Body;
}

function locations({ OutputConfig }: AsyncInference, request: z.output<typeof input>, name: string) {
  const extension = request.S3OutputPathExtension;
  const at = (uri: string, file: string) => answerLocation(uri, extension, file);
  return {
    output: at(OutputConfig.S3OutputPath, request.Filename ?? `${name}.out`),
    failure:
      OutputConfig.S3FailurePath === undefined
        ? undefined
        : at(OutputConfig.S3FailurePath, `${name}-error.out`),
  };
}
