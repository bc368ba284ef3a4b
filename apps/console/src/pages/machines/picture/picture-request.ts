import { memberOf, parsedJson } from '../../../shared/parsed-json.ts';

/** The input of an execution about one picture, with the other members that the machine wants. */
export interface PictureRequest {
  readonly bucket: string;
  readonly key: string;
  withPicture(key: string): string;
}

/** Undefined for a machine whose input is about something else. */
export function pictureRequestOf(input: string): PictureRequest | undefined {
  const sample = parsedJson(input);
  const [bucket, key] = [memberOf(sample, 's3_bucket'), memberOf(sample, 's3_key')];
  if (typeof bucket !== 'string' || typeof key !== 'string' || typeof sample !== 'object') return undefined;
  return { bucket, key, withPicture: (other) => JSON.stringify({ ...sample, s3_key: other }) };
}

/** The place of a person's own picture: apart from the data set's. */
export function droppedKey(name: string): string {
  return `console/${name.replaceAll(/[^\w.-]+/g, '-')}`;
}

/** `scones/test/` of `scones/test/bicycle-00012.png` */
export function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}
