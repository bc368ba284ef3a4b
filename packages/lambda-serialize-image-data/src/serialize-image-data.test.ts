import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import { PICTURE_LIMIT_BYTES, serializedPictureEventSchema } from '@scones/workflow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serializeImageData } from './serialize-image-data.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const padded = (length: number): Buffer => Buffer.concat([PNG, Buffer.alloc(length - PNG.length)]);

const objects = new Map<string, Buffer>([
  ['/pictures/test/bicycle%20%231.png', PNG],
  ['/pictures/motorcycle.jpg', JPEG],
  ['/pictures/largest.png', padded(PICTURE_LIMIT_BYTES)],
  ['/pictures/too-large.png', padded(PICTURE_LIMIT_BYTES + 1)],
  ['/pictures/empty.png', Buffer.alloc(0)],
  ['/pictures/text.png', Buffer.from('not a picture')],
]);

const server = createServer((request, response) => {
  const path = (request.url ?? '').split('?')[0] as string;
  if (!path.startsWith('/pictures/')) return refuse(response, path.startsWith('/private/') ? 403 : 404, path);
  const object = objects.get(path);
  if (!object) return refuse(response, 404, 'NoSuchKey');
  response.writeHead(200, { 'content-length': object.length }).end(object);
});

function refuse(response: ServerResponse, status: number, what: string): void {
  const code = what.startsWith('/') ? (status === 403 ? 'AccessDenied' : 'NoSuchBucket') : what;
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

let s3: S3Client;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  s3 = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    forcePathStyle: true,
  });
});

afterAll(() => {
  s3.destroy();
  server.closeAllConnections();
  server.close();
});

const serialize = (s3_key: string, s3_bucket = 'pictures') =>
  serializeImageData(s3, { s3_bucket, s3_key, image_data: '', inferences: [] });

it('puts the picture into the event as base64', async () => {
  expect(await serialize('test/bicycle #1.png')).toEqual({
    statusCode: 200,
    body: {
      s3_bucket: 'pictures',
      s3_key: 'test/bicycle #1.png',
      image_data: PNG.toString('base64'),
      inferences: [],
    },
  });
});

it('reads JPEGs too', async () => {
  expect((await serialize('motorcycle.jpg')).body.image_data).toBe(JPEG.toString('base64'));
});

it('emits what the next function accepts, with the threshold of the execution', async () => {
  const request = { s3_bucket: 'pictures', s3_key: 'largest.png', image_data: '', inferences: [] } as const;
  const event = await serializeImageData(s3, { ...request, inferences: [], threshold: 0.5 });
  expect(serializedPictureEventSchema.parse(event)).toEqual(event);
  expect(event.body.threshold).toBe(0.5);
});

it.each([
  ['PictureNotFound', 'missing.png', 'pictures', 's3://pictures/missing.png'],
  ['BucketNotFound', 'any.png', 'no-such-bucket', "'no-such-bucket'"],
  ['PictureEmpty', 'empty.png', 'pictures', 's3://pictures/empty.png'],
  ['PictureNotRecognised', 'text.png', 'pictures', 's3://pictures/text.png'],
  ['PictureTooLarge', 'too-large.png', 'pictures', `${PICTURE_LIMIT_BYTES + 1} bytes`],
  ['AccessDenied', 'any.png', 'private', 'AccessDenied'],
])('throws %s for %s in %s', async (name, key, bucket, detail) => {
  await expect(serialize(key, bucket)).rejects.toMatchObject({
    name,
    message: expect.stringContaining(detail) as string,
  });
});
