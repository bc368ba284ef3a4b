import { tagValuesUnder } from '@scones/emulator-core';
import type { Objects } from './objects.ts';

/** By their tags nobody may be let overwrite or delete objects (https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html). */
const WITHOUT_TAGS: ReadonlySet<string> = new Set([
  's3:PutObject',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
]);

/** The tags of an object, as conditions ask for them. Those of a bucket count only where ABAC is on, which it never is. */
export function existingTags(
  objects: Pick<Objects, 'find'>,
  resource: string,
  action: string,
): Readonly<Record<string, string>> {
  const [, bucket, key] = /^arn:aws:s3:::([^/]+)\/(.+)$/s.exec(resource) ?? [];
  if (bucket === undefined || key === undefined || WITHOUT_TAGS.has(action)) return {};
  return tagValuesUnder('s3:ExistingObjectTag', objects.find(bucket, key)?.attributes.Tags);
}
