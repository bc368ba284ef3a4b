import { env } from 'node:process';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { type InferredPictureEvent, parseEvent } from '@scones/workflow';
import { EndpointNotConfigured } from './errors.ts';
import { eventSchema } from './event.ts';
import { inferSerializedImageData } from './infer-serialized-image-data.ts';

const endpointName = env['ENDPOINT_NAME'];
if (!endpointName) throw new EndpointNotConfigured();
// The state machine retries. More than one retry of the client itself would outlast the task's time-out.
const runtime = new SageMakerRuntimeClient({ maxAttempts: 2 });

export async function handler(event: unknown): Promise<InferredPictureEvent> {
  return inferSerializedImageData(runtime, endpointName as string, parseEvent(eventSchema, event));
}
