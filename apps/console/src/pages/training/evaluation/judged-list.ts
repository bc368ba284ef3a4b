import type { S3Location } from '@scones/s3-location';

/** A list of pictures with their true classes, and the pictures. */
export interface JudgedList {
  readonly list: S3Location;
  readonly pictures: S3Location;
}

/**
 * The list to judge a model by. It is the test set that stands beside the set that the job validated with, since a model
 * is chosen and calibrated by the latter. Where there is no test set, it is the validation set itself.
 */
export function judgedList(validated: JudgedList, keysBeside: readonly string[]): JudgedList {
  const folder = folderOf(validated.list.key);
  const test = `${folder}test.lst`;
  if (!keysBeside.includes(test)) return validated;
  return {
    list: { ...validated.list, key: test },
    pictures: { ...validated.pictures, key: `${folder}test/` },
  };
}

/** `scones/` of `scones/validation.lst` */
export function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}
