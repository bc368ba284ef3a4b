import { S3Client } from '@aws-sdk/client-s3';
import { parseEvent, type SerializedPictureEvent } from '@scones/workflow';
import { eventSchema } from './event.ts';
import { serializeImageData } from './serialize-image-data.ts';

const s3 = new S3Client();

export async function handler(event: unknown): Promise<SerializedPictureEvent> {
  return serializeImageData(s3, parseEvent(eventSchema, event));
}
