import { expect, it } from 'vitest';
import { EventMalformed, parseEvent } from './parse-event.ts';
import { IMAGE_DATA_LIMIT, PAYLOAD_LIMIT_BYTES, PICTURE_LIMIT_BYTES } from './payload-limit.ts';
import {
  inferredPictureEventSchema,
  pictureRequestSchema,
  serializedPictureEventSchema,
} from './picture-event.ts';

const picture = { s3_bucket: 'pictures', s3_key: 'test/bicycle.png', image_data: 'AAECAw==' };

it('takes the bare event that an execution starts with', () => {
  const event = { s3_bucket: 'pictures', s3_key: 'test/bicycle.png', image_data: '', inferences: [] };
  expect(parseEvent(pictureRequestSchema, event)).toEqual(event);
  const { s3_bucket, s3_key } = event;
  expect(parseEvent(pictureRequestSchema, { s3_bucket, s3_key })).toEqual(event);
});

it('takes the events between the functions', () => {
  const serialized = { statusCode: 200, body: { ...picture, inferences: [] } };
  expect(parseEvent(serializedPictureEventSchema, serialized)).toEqual(serialized);
  const inferred = { statusCode: 200, body: { ...picture, inferences: [0.97, 0.03], threshold: 0.5 } };
  expect(parseEvent(inferredPictureEventSchema, inferred)).toEqual(inferred);
});

it.each([
  ['a picture without data', { statusCode: 200, body: { ...picture, image_data: '', inferences: [1] } }],
  ['data that are not base64', { statusCode: 200, body: { ...picture, image_data: 'é', inferences: [1] } }],
  ['inferences as text', { statusCode: 200, body: { ...picture, inferences: '[0.9, 0.1]' } }],
  ['no inferences', { statusCode: 200, body: { ...picture, inferences: [] } }],
  ['a probability above 1', { statusCode: 200, body: { ...picture, inferences: [1.5] } }],
  ['a body without its envelope', { ...picture, inferences: [1] }],
])('refuses %s', (_what, event) => {
  expect(() => parseEvent(inferredPictureEventSchema, event)).toThrow(EventMalformed);
});

it('says which members are wrong', () => {
  expect(() => parseEvent(pictureRequestSchema, { s3_bucket: 'pictures' })).toThrow(/s3_key: Invalid input/);
  expect(() => parseEvent(pictureRequestSchema, null)).toThrow(/event: Invalid input/);
});

it('leaves room around the largest picture for the rest of the payload', () => {
  const image_data = Buffer.alloc(PICTURE_LIMIT_BYTES).toString('base64');
  expect(image_data.length).toBeLessThanOrEqual(IMAGE_DATA_LIMIT);
  const metadata = { headers: 'x'.repeat(2_000), key: 'k'.repeat(1_024 * 3) };
  expect(JSON.stringify({ image_data, metadata }).length).toBeLessThan(PAYLOAD_LIMIT_BYTES);
});
