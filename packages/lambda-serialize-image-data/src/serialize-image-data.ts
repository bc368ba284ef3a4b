import { GetObjectCommand, NoSuchKey, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { PICTURE_LIMIT_BYTES, pictureContentType, type SerializedPictureEvent } from '@scones/workflow';
import {
  BucketNotFound,
  PictureEmpty,
  PictureNotFound,
  PictureNotRecognised,
  PictureTooLarge,
} from './errors.ts';
import type { Event } from './event.ts';

/** Reads the picture from S3 and puts it into the event as base64. */
export async function serializeImageData(s3: S3Client, event: Event): Promise<SerializedPictureEvent> {
  const bytes = await readPicture(s3, event.s3_bucket, event.s3_key);
  const body = { ...event, image_data: Buffer.from(bytes).toString('base64'), inferences: [] };
  return { statusCode: 200, body };
}

async function readPicture(s3: S3Client, bucket: string, key: string): Promise<Uint8Array> {
  const uri = `s3://${bucket}/${key}`;
  const object = await getObject(s3, bucket, key);
  const length = object.ContentLength ?? 0;
  // Refused before it is read: an object may be larger than the function's memory.
  if (length > PICTURE_LIMIT_BYTES) {
    await object.Body?.transformToWebStream().cancel();
    throw new PictureTooLarge(uri, length);
  }
  const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
  if (bytes.length === 0) throw new PictureEmpty(uri);
  if (!pictureContentType(bytes)) throw new PictureNotRecognised(uri);
  return bytes;
}

async function getObject(s3: S3Client, bucket: string, key: string) {
  try {
    return await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  } catch (cause) {
    if (cause instanceof NoSuchKey) throw new PictureNotFound(`s3://${bucket}/${key}`, { cause });
    if (cause instanceof S3ServiceException && cause.name === 'NoSuchBucket')
      throw new BucketNotFound(bucket, { cause });
    throw cause;
  }
}
