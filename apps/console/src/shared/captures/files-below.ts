import { getObject, listKeys } from '../../aws/s3-client.ts';
import type { Files } from './kept-files.ts';

/** The files below a prefix of a bucket. */
export function filesBelow(bucket: string, prefix: string): Files {
  return {
    list: (signal) => listKeys(bucket, prefix, signal),
    read: async (key, signal) => new TextDecoder().decode((await getObject(bucket, key, signal)).bytes),
  };
}
