import { z } from 'zod';

const encoding = z.enum(['CSV', 'JSON', 'BASE64']);

const captured = <Mode extends string>(mode: Mode) =>
  z.object({
    observedContentType: z.string(),
    mode: z.literal(mode),
    data: z.string(),
    encoding,
  });

/** One line of what SageMaker's data capture writes: https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture-endpoint.html */
export const captureRecordSchema = z.object({
  captureData: z.object({
    endpointInput: captured('INPUT').optional(),
    endpointOutput: captured('OUTPUT').optional(),
  }),
  eventMetadata: z.object({
    eventId: z.string().min(1),
    customAttributes: z.array(z.string()).optional(),
    inferenceTime: z.iso.datetime({ offset: true }),
    inferenceId: z.string().optional(),
  }),
  eventVersion: z.literal('0'),
});

export type CaptureRecord = z.infer<typeof captureRecordSchema>;
