import type { ChainTask } from './chain-task.ts';
import { ENDPOINT_RETRIER, LAMBDA_SERVICE_RETRIER } from './retriers.ts';

/** Asks the endpoint what the picture shows. */
export const inferSerializedImageData = {
  state: 'InferSerializedImageData',
  lambda: 'lambda-infer-serialized-image-data',
  retriers: [LAMBDA_SERVICE_RETRIER, ENDPOINT_RETRIER],
} as const satisfies ChainTask;
