import type { DataCapture } from '../endpoints/endpoint-config.ts';

/** One invocation, as far as capture needs it. */
export interface Inference {
  readonly input: Payload;
  readonly output: Payload;
  readonly inferenceId: string | undefined;
  readonly customAttributes: string | undefined;
}

interface Payload {
  readonly contentType: string;
  readonly data: Uint8Array;
}

type Encoding = 'BASE64' | 'CSV' | 'JSON';

/** One line of a capture file (https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture-endpoint.html). */
export function captureRecord(
  config: DataCapture,
  inference: Inference,
  eventId: string,
  timeMilliseconds: number,
): string {
  const modes = new Set(config.CaptureOptions.map(({ CaptureMode }) => CaptureMode));
  const both = modes.has('InputAndOutput');
  return JSON.stringify({
    captureData: {
      ...((both || modes.has('Input')) && { endpointInput: payload(config, inference.input, 'INPUT') }),
      ...((both || modes.has('Output')) && { endpointOutput: payload(config, inference.output, 'OUTPUT') }),
    },
    eventMetadata: {
      eventId,
      ...(inference.customAttributes !== undefined && { customAttributes: [inference.customAttributes] }),
      ...(inference.inferenceId !== undefined && { inferenceId: inference.inferenceId }),
      inferenceTime: `${new Date(timeMilliseconds).toISOString().slice(0, 19)}Z`,
    },
    eventVersion: '0',
  });
}

function payload(config: DataCapture, { contentType, data }: Payload, mode: 'INPUT' | 'OUTPUT'): object {
  const encoding = encodingOf(config, contentType);
  const text = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString(
    encoding === 'BASE64' ? 'base64' : 'utf8',
  );
  return { observedContentType: contentType, mode, data: text, encoding };
}

/** Without a header option everything is captured as Base64, as on AWS. */
function encodingOf({ CaptureContentTypeHeader: header }: DataCapture, contentType: string): Encoding {
  const bare = (contentType.split(';')[0] as string).trim().toLowerCase();
  const isIn = (types: readonly string[] | undefined): boolean =>
    types?.some((type) => type.toLowerCase() === bare) ?? false;
  if (isIn(header?.CsvContentTypes)) return 'CSV';
  return isIn(header?.JsonContentTypes) ? 'JSON' : 'BASE64';
}
