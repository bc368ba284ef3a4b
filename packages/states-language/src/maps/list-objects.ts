import type { Json, JsonObject } from '../json.ts';
import type { CallS3 } from './call-s3.ts';

/** An object as Step Functions shows it: its time in seconds, and `Etag`. */
interface ListedObject {
  readonly [name: string]: Json;
  readonly Etag: Json;
  readonly Key: Json;
  readonly LastModified: Json;
  readonly Size: Json;
  readonly StorageClass: Json;
}

/** The objects that S3 lists, page after page. */
export async function* listObjects(call: CallS3, parameters: JsonObject): AsyncIterable<ListedObject> {
  let token: Json | undefined;
  do {
    const { output: page } = await call('listObjectsV2', {
      ...parameters,
      ...(token !== undefined && { ContinuationToken: token }),
    });
    const contents = Array.isArray(page['Contents']) ? page['Contents'] : [];
    for (const object of contents) yield describeObject(object as JsonObject);
    token = page['NextContinuationToken'];
  } while (token !== undefined);
}

function describeObject({ Key, Size, StorageClass, ETag, LastModified }: JsonObject): ListedObject {
  const seconds =
    typeof LastModified === 'string' ? Math.floor(Date.parse(LastModified) / 1000) : (LastModified ?? 0);
  return {
    Etag: ETag ?? '',
    Key: Key ?? '',
    LastModified: seconds,
    Size: Size ?? 0,
    StorageClass: StorageClass ?? 'STANDARD',
  };
}
