import {
  InvokeEndpointCommand,
  ModelError,
  type SageMakerRuntimeClient,
  SageMakerRuntimeServiceException,
} from '@aws-sdk/client-sagemaker-runtime';
import {
  customAttributeOfKey,
  inferencesSchema,
  type InferredPictureEvent,
  pictureContentType,
} from '@scones/workflow';
import { EndpointNotFound, EndpointUnavailable, InferencesMalformed, ModelFailed } from './errors.ts';
import type { Event } from './event.ts';

/** Asks the endpoint what the picture shows. */
export async function inferSerializedImageData(
  runtime: SageMakerRuntimeClient,
  endpointName: string,
  event: Event,
): Promise<InferredPictureEvent> {
  const answer = await invokeEndpoint(runtime, endpointName, event);
  return { ...event, body: { ...event.body, inferences: parseInferences(endpointName, answer) } };
}

async function invokeEndpoint(
  runtime: SageMakerRuntimeClient,
  endpointName: string,
  { body }: Event,
): Promise<string> {
  const picture = Buffer.from(body.image_data, 'base64');
  try {
    const { Body } = await runtime.send(
      new InvokeEndpointCommand({
        EndpointName: endpointName,
        ContentType: pictureContentType(picture) ?? 'application/x-image',
        Accept: 'application/json',
        CustomAttributes: customAttributeOfKey(body.s3_key),
        Body: picture,
      }),
    );
    return new TextDecoder().decode(Body);
  } catch (cause) {
    throw named(endpointName, cause);
  }
}

/** Gives a failure of the endpoint a name of its own. Any other failure keeps AWS's name. */
function named(endpointName: string, cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  if (cause instanceof ModelError) return new ModelFailed(endpointName, cause);
  if (!(cause instanceof SageMakerRuntimeServiceException))
    return isUnreachable(cause) ? new EndpointUnavailable(endpointName, cause) : cause;
  if (cause.name.startsWith('ValidationE') && /not found/i.test(cause.message))
    return new EndpointNotFound(endpointName, { cause });
  const isTransient = (cause.$metadata.httpStatusCode ?? 0) >= 500 || TRANSIENT.has(cause.name);
  return isTransient ? new EndpointUnavailable(endpointName, cause) : cause;
}

const TRANSIENT = new Set(['ModelNotReadyException', 'ThrottlingException', 'TooManyRequestsException']);

function isUnreachable(cause: Error): boolean {
  return cause.name === 'TimeoutError' || 'syscall' in cause || 'errno' in cause;
}

function parseInferences(endpointName: string, answer: string): number[] {
  let document: unknown;
  try {
    document = JSON.parse(answer);
  } catch (cause) {
    throw new InferencesMalformed(endpointName, answer, { cause });
  }
  const inferences = inferencesSchema.safeParse(document);
  if (!inferences.success) throw new InferencesMalformed(endpointName, answer, { cause: inferences.error });
  return inferences.data;
}
