import { only, structure } from '@scones/emulator-core';
import type { ContainerDefinition } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { s3Uri } from '../s3-uri.ts';

export const containerDefinition = structure<ContainerDefinition>()({
  Image: z.string().min(1).max(255),
  ModelDataUrl: s3Uri.optional(),
  Environment: z.record(z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/), z.string().max(1024)).optional(),
  Mode: only('SingleModel').optional(),
});

/** A model as it is stored. */
export interface Model {
  readonly name: string;
  readonly arn: string;
  readonly container: z.output<typeof containerDefinition>;
  readonly executionRoleArn: string;
  readonly creationTime: number;
}
