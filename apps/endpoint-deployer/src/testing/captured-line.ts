interface Captured {
  /** The event's id; the time if not given. */
  readonly id?: string;
  readonly time: string;
  readonly probabilities: readonly number[];
  /** What the caller sent along. */
  readonly customAttributes?: readonly string[];
}

/** A line as SageMaker captures it. */
export function capturedLine({ time, id = time, probabilities, customAttributes }: Captured): string {
  return JSON.stringify({
    captureData: {
      endpointInput: {
        observedContentType: 'image/png',
        mode: 'INPUT',
        data: 'AAAA',
        encoding: 'BASE64',
      },
      endpointOutput: {
        observedContentType: 'application/json',
        mode: 'OUTPUT',
        data: JSON.stringify(probabilities),
        encoding: 'JSON',
      },
    },
    eventMetadata: { eventId: id, inferenceTime: time, customAttributes },
    eventVersion: '0',
  });
}
