import type { EmulatorRequest, OperationTable, Route } from '@scones/emulator-core';
import type { SageMakerContext } from './context.ts';
import { invokeEndpointAsync } from './operations/invoke-endpoint-async.ts';
import { BODY_BYTES_AT_MOST, invokeEndpoint } from './operations/invoke-endpoint.ts';

export const runtimeOperations = {
  InvokeEndpoint: invokeEndpoint,
  InvokeEndpointAsync: invokeEndpointAsync,
} satisfies OperationTable<SageMakerContext>;

/** SageMaker Runtime's input members besides the body are headers. */
const INPUT_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'ContentType',
  accept: 'Accept',
  'x-amzn-sagemaker-custom-attributes': 'CustomAttributes',
  'x-amzn-sagemaker-enable-explanations': 'EnableExplanations',
  'x-amzn-sagemaker-inference-component': 'InferenceComponentName',
  'x-amzn-sagemaker-inference-id': 'InferenceId',
  'x-amzn-sagemaker-session-id': 'SessionId',
  'x-amzn-sagemaker-target-container-hostname': 'TargetContainerHostname',
  'x-amzn-sagemaker-target-model': 'TargetModel',
  'x-amzn-sagemaker-target-variant': 'TargetVariant',
};

const ASYNC_INPUT_HEADERS: Readonly<Record<string, string>> = {
  'x-amzn-sagemaker-content-type': 'ContentType',
  'x-amzn-sagemaker-accept': 'Accept',
  'x-amzn-sagemaker-custom-attributes': 'CustomAttributes',
  'x-amzn-sagemaker-inference-id': 'InferenceId',
  'x-amzn-sagemaker-inputlocation': 'InputLocation',
  'x-amzn-sagemaker-s3outputpathextension': 'S3OutputPathExtension',
  'x-amzn-sagemaker-filename': 'Filename',
  'x-amzn-sagemaker-requestttlseconds': 'RequestTTLSeconds',
  'x-amzn-sagemaker-invocationtimeoutseconds': 'InvocationTimeoutSeconds',
};

function inputFrom(headers: Readonly<Record<string, string>>) {
  return async (request: EmulatorRequest): Promise<object> => {
    const members: Record<string, unknown> = { Body: await request.bytes(BODY_BYTES_AT_MOST) };
    for (const [header, member] of Object.entries(headers)) {
      const value = request.header(header);
      if (value !== undefined) members[member] = value;
    }
    return members;
  };
}

interface InvokeEndpointOutput {
  readonly Body: Uint8Array;
  readonly ContentType: string;
  readonly InvokedProductionVariant: string;
  readonly CustomAttributes?: string;
}

interface InvokeEndpointAsyncOutput {
  readonly InferenceId: string;
  readonly OutputLocation: string;
  readonly FailureLocation?: string;
}

/** The last has no operation, and so is refused by name. */
export const runtimeRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/endpoints/{EndpointName}/invocations',
    operation: 'InvokeEndpoint',
    input: inputFrom(INPUT_HEADERS),
    response: (output: InvokeEndpointOutput) => ({
      status: 200,
      headers: {
        'content-type': output.ContentType,
        'x-amzn-invoked-production-variant': output.InvokedProductionVariant,
        ...(output.CustomAttributes !== undefined && {
          'x-amzn-sagemaker-custom-attributes': output.CustomAttributes,
        }),
      },
      body: output.Body,
    }),
  },
  {
    method: 'POST',
    path: '/endpoints/{EndpointName}/async-invocations',
    operation: 'InvokeEndpointAsync',
    input: inputFrom(ASYNC_INPUT_HEADERS),
    response: ({ InferenceId, OutputLocation, FailureLocation }: InvokeEndpointAsyncOutput) => ({
      status: 202,
      headers: {
        'content-type': 'application/json',
        'x-amzn-sagemaker-outputlocation': OutputLocation,
        ...(FailureLocation !== undefined && { 'x-amzn-sagemaker-failurelocation': FailureLocation }),
      },
      body: JSON.stringify({ InferenceId }),
    }),
  },
  {
    method: 'POST',
    path: '/endpoints/{EndpointName}/invocations-response-stream',
    operation: 'InvokeEndpointWithResponseStream',
    input: async () => ({}),
  },
];
