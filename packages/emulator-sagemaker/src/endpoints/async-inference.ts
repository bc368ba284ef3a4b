import { buffer } from 'node:stream/consumers';
import type { SageMakerPorts } from '../ports/ports.ts';
import type { ObjectPort } from '../ports/object-port.ts';
import { parseS3Uri, type S3Location } from '../input/s3-uri.ts';
import { endpointLogGroup } from './endpoint-logs.ts';
import type { Invocation } from './invocation.ts';
import type { LiveEndpoint } from './live-endpoint.ts';

/** The log stream for requests that an asynchronous endpoint failed. */
const DATA_LOG = 'data-log';

/** A request to an endpoint that is answered in S3 later. */
export interface AsyncInvocation {
  readonly live: LiveEndpoint;
  readonly objects: ObjectPort;
  /** The place of the input, or the input itself. */
  readonly input: S3Location | Uint8Array;
  readonly contentType: string | undefined;
  readonly invocation: Omit<Invocation, 'body'>;
  readonly inferenceId: string;
  readonly output: S3Location;
  readonly failure: S3Location | undefined;
}

/** Asks the model and writes its answer, or the reason why there is none, to S3. */
export async function answerInS3(ports: SageMakerPorts, request: AsyncInvocation): Promise<void> {
  const { live, objects, invocation, inferenceId, output, failure } = request;
  try {
    const { body, contentType } = await inputOf(objects, request);
    const headers = { ...invocation.headers, 'content-type': contentType };
    const answer = await live.invoke({ ...invocation, headers, body }, inferenceId);
    await objects.write(output.bucket, output.key, answer.body, answer.headers['content-type']);
  } catch (error) {
    const { message } = error as Error;
    const event = { timestamp: ports.clock.now(), message: `Inference ${inferenceId} failed: ${message}` };
    ports.logs.append(endpointLogGroup(invocation.endpointName), DATA_LOG, [event]);
    if (!failure) return;
    await objects.write(failure.bucket, failure.key, Buffer.from(message)).catch(ports.onFault);
  }
}

/** The call's own type takes precedence over the object's. */
async function inputOf(objects: ObjectPort, { input, contentType }: AsyncInvocation) {
  if (input instanceof Uint8Array)
    return { body: input, contentType: contentType ?? 'application/octet-stream' };
  const object = await objects.readTyped(input.bucket, input.key);
  return { body: await buffer(object.body), contentType: contentType ?? object.contentType };
}

/** `s3://bucket/prefix` with the name of an answer's object, and a further path between. */
export function answerLocation(uri: string, extension: string | undefined, name: string): S3Location {
  const { bucket, key } = parseS3Uri(uri);
  const folder = [key, extension].filter(Boolean).map((part) => String(part).replace(/\/$/, ''));
  return { bucket, key: [...folder, name].join('/') };
}
