import { defineOperation, type Operation, type RequestContext } from '@scones/emulator-core';
import type { z } from 'zod';
import type { SageMakerContext } from './context.ts';

/** Defines an operation whose output is the AWS SDK's own type. */
export function sageMakerOperation<Output extends { $metadata: unknown }>(): <Schema extends z.ZodType>(
  input: Schema,
  handle: (
    context: SageMakerContext,
    input: z.output<Schema>,
    request: RequestContext,
  ) => Omit<Output, '$metadata'> | Promise<Omit<Output, '$metadata'>>,
) => Operation<SageMakerContext> {
  return defineOperation<SageMakerContext, Omit<Output, '$metadata'>>();
}
