import type { ChainTask } from './chain-task.ts';
import { LAMBDA_SERVICE_RETRIER } from './retriers.ts';

/** Reads the picture from S3 into the event. */
export const serializeImageData = {
  state: 'SerializeImageData',
  lambda: 'lambda-serialize-image-data',
  retriers: [LAMBDA_SERVICE_RETRIER],
} as const satisfies ChainTask;
