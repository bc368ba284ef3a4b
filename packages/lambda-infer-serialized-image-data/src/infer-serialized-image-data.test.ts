import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { inferredPictureEventSchema } from '@scones/workflow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Event } from './event.ts';
import { inferSerializedImageData } from './infer-serialized-image-data.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

/** What each endpoint of the test answers: status, error type, body. */
const answers: Record<string, readonly [number, string, string]> = {
  vehicles: [200, '', '[0.9701, 0.0299]'],
  missing: [400, 'ValidationError', '{"message":"Endpoint missing of account 000000000000 not found."}'],
  'other-refusal': [400, 'ValidationError', '{"message":"The content type is too long."}'],
  failing: [424, 'ModelError', '{"message":"Received server error (500) from primary"}'],
  busy: [503, 'ServiceUnavailable', '{"message":"Try again"}'],
  throttled: [400, 'ThrottlingException', '{"message":"Rate exceeded"}'],
  chatty: [200, '', 'It is a bicycle.'],
  worded: [200, '', '["0.9", "0.1"]'],
};
let received: { headers: IncomingHttpHeaders; body: Buffer };

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    received = { headers: request.headers, body: Buffer.concat(chunks) };
    const [status, type, body] = answers[request.url?.split('/')[2] ?? '']!;
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type }).end(body);
  });
});

const client = (port: number): SageMakerRuntimeClient =>
  new SageMakerRuntimeClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
let runtime: SageMakerRuntimeClient;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  runtime = client((server.address() as AddressInfo).port);
});

afterAll(() => {
  runtime.destroy();
  server.closeAllConnections();
  server.close();
});

const event = (picture: Buffer): Event => ({
  statusCode: 200,
  body: { s3_bucket: 'pictures', s3_key: 'a.png', image_data: picture.toString('base64'), inferences: [] },
});

it('adds the probabilities as numbers and keeps the rest of the event', async () => {
  const inferred = await inferSerializedImageData(runtime, 'vehicles', event(PNG));
  expect(inferred.body).toEqual({ ...event(PNG).body, inferences: [0.9701, 0.0299] });
});

it('emits what the next function accepts, with the threshold of the execution', async () => {
  const { statusCode, body } = event(PNG);
  const request = { statusCode, body: { ...body, threshold: 0.5 } };
  const inferred = await inferSerializedImageData(runtime, 'vehicles', request);
  expect(inferredPictureEventSchema.parse(inferred)).toEqual(inferred);
  expect(inferred.body.threshold).toBe(0.5);
});

it.each([
  ['image/png', PNG],
  ['image/jpeg', JPEG],
  ['application/x-image', Buffer.from('something else')],
])('sends the bytes as %s', async (contentType, picture) => {
  await inferSerializedImageData(runtime, 'vehicles', event(picture));
  expect(received.headers['content-type']).toBe(contentType);
  expect(received.body).toEqual(picture);
});

it('sends the key with the picture, so that a captured answer can be traced to it', async () => {
  const { statusCode, body } = event(PNG);
  const request = { statusCode, body: { ...body, s3_key: 'test/Fahrrad 1.png' } };
  await inferSerializedImageData(runtime, 'vehicles', request);
  expect(received.headers['x-amzn-sagemaker-custom-attributes']).toBe('test/Fahrrad%201.png');
});

it.each([
  ['EndpointNotFound', 'missing', "'missing'"],
  ['ValidationError', 'other-refusal', 'content type'],
  ['ModelFailed', 'failing', 'Received server error (500)'],
  ['EndpointUnavailable', 'busy', 'Try again'],
  ['EndpointUnavailable', 'throttled', 'Rate exceeded'],
  ['InferencesMalformed', 'chatty', 'It is a bicycle.'],
  ['InferencesMalformed', 'worded', '["0.9", "0.1"]'],
])('throws %s for the endpoint %s', async (name, endpoint, detail) => {
  await expect(inferSerializedImageData(runtime, endpoint, event(PNG))).rejects.toMatchObject({
    name,
    message: expect.stringContaining(detail) as string,
  });
});

it('throws EndpointUnavailable when nothing listens', async () => {
  const nobody = client(1);
  await expect(inferSerializedImageData(nobody, 'vehicles', event(PNG))).rejects.toMatchObject({
    name: 'EndpointUnavailable',
    message: expect.stringContaining('ECONNREFUSED') as string,
  });
  nobody.destroy();
});
