import { CommandError } from '@scones/command-line';
import { joinKey, readS3Location } from '@scones/s3-location';
import type { CheckedStageOptions } from './stage-options.ts';

/** A data set may not be staged over or into itself: it would change while it is read. */
export function requireOtherPlace({ dataset, bucket, prefix }: CheckedStageOptions): void {
  const source = readS3Location(dataset);
  if (!source || source.bucket !== bucket) return;
  const [from, to] = [source.key, prefix].map((key) => `/${joinKey(key)}/`.replace('//', '/')) as [
    string,
    string,
  ];
  if (!from.startsWith(to) && !to.startsWith(from)) return;
  throw new CommandError(
    'SAME_PLACE',
    `${dataset} cannot be staged to s3://${bucket}/${prefix}: one lies within the other`,
    'Stage under another --prefix or into another --bucket.',
  );
}
