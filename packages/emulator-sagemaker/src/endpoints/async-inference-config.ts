import { structure } from '@scones/emulator-core';
import type {
  AsyncInferenceClientConfig,
  AsyncInferenceConfig,
  AsyncInferenceOutputConfig,
} from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { s3Uri } from '../input/s3-uri.ts';
import { kmsKeyId } from '../input/shared-members.ts';

export const asyncInferenceConfig = structure<AsyncInferenceConfig>()({
  ClientConfig: structure<AsyncInferenceClientConfig>()({
    MaxConcurrentInvocationsPerInstance: z.int().min(1).max(1000).optional(),
  }).optional(),
  /** Topics get no message: an output is an object in S3, and a client waits for it. */
  OutputConfig: structure<AsyncInferenceOutputConfig>()({
    KmsKeyId: kmsKeyId.optional(),
    S3OutputPath: s3Uri,
    S3FailurePath: s3Uri.optional(),
  }),
});

export type AsyncInference = z.output<typeof asyncInferenceConfig>;
