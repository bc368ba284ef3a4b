import { z } from 'zod';
import { ServingError } from './serving-error.ts';

/** An encoded picture of a request. */
interface RequestPicture {
  /** How an error calls it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The pictures of a request, and whether it was for one alone. */
export interface RequestPictures {
  readonly pictures: readonly RequestPicture[];
  readonly isBatch: boolean;
}

const SINGLE = ['application/x-image', 'image/png', 'image/jpeg'];
const LINES = 'application/jsonlines';
const PARTS = 'multipart/form-data';
const TYPES = [...SINGLE, LINES, PARTS];

const lineSchema = z.object({ image: z.base64() });

/** Refuses a body whose type holds no pictures, before it is read. */
export function requirePictureType(contentType: string | undefined): void {
  const type = mediaType(contentType);
  if (!TYPES.includes(type))
    throw new ServingError(415, `Content type ${type || '(none)'} is not one of ${TYPES.join(', ')}.`);
}

/** The pictures in a body: itself, one a line as `{"image": BASE64}`, or one a part of a form. */
export async function requestPictures(
  contentType: string | undefined,
  body: Buffer<ArrayBuffer>,
): Promise<RequestPictures> {
  const type = mediaType(contentType);
  if (SINGLE.includes(type)) return { pictures: [{ name: 'The body', bytes: body }], isBatch: false };
  const pictures = type === LINES ? picturesOfLines(body) : await picturesOfParts(contentType, body);
  if (pictures.length === 0) throw new ServingError(400, 'The body holds no picture.');
  return { pictures, isBatch: true };
}

function mediaType(contentType: string | undefined): string {
  return contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
}

function picturesOfLines(body: Buffer): RequestPicture[] {
  return body
    .toString('utf8')
    .split('\n')
    .map((text, index) => ({ text: text.trim(), name: `Line ${index + 1}` }))
    .filter(({ text }) => text !== '')
    .map(({ text, name }) => ({ name, bytes: pictureOfLine(text, name) }));
}

function pictureOfLine(text: string, name: string): Uint8Array {
  try {
    return Buffer.from(lineSchema.parse(JSON.parse(text)).image, 'base64');
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? 'has no picture' : 'is not JSON';
    throw new ServingError(400, `${name} ${reason}. Each line is {"image": "<the picture in base64>"}.`);
  }
}

async function picturesOfParts(
  contentType: string | undefined,
  body: Buffer<ArrayBuffer>,
): Promise<RequestPicture[]> {
  const form = await new Response(body, { headers: { 'content-type': contentType ?? '' } })
    .formData()
    .catch(() => {
      throw new ServingError(400, `The body is not ${PARTS} with the boundary of its content type.`);
    });
  const parts = [...form].map(async ([field, value]) => {
    if (typeof value === 'string')
      throw new ServingError(400, `Part "${field}" is a text, not a file with a picture.`);
    return { name: `Part "${field}" (${value.name})`, bytes: await value.bytes() };
  });
  return await Promise.all(parts);
}
