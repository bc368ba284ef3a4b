import { AwsFailure } from './aws-failure.ts';

interface Question {
  readonly endpointName: string;
  readonly body: Blob;
  /** The key of the picture, for the capture. */
  readonly customAttributes: string;
}

/** Asks an endpoint about a picture; its answer is one probability a class. */
export async function invokeEndpoint(
  { endpointName, body, customAttributes }: Question,
  signal: AbortSignal,
): Promise<number[]> {
  const response = await fetch(`/endpoints/${encodeURIComponent(endpointName)}/invocations`, {
    method: 'POST',
    headers: {
      'content-type': body.type,
      'x-scones-console': '1',
      'x-amzn-sagemaker-custom-attributes': customAttributes,
    },
    body,
    signal,
  });
  const text = await response.text();
  if (!response.ok) throw AwsFailure.from(response.status, text, 'sagemaker:InvokeEndpoint');
  const answer: unknown = JSON.parse(text);
  if (Array.isArray(answer) && answer.every((share) => typeof share === 'number')) return answer;
  throw new TypeError(
    `The endpoint ${endpointName} answers with no list of probabilities: ${text.slice(0, 200)}`,
  );
}
