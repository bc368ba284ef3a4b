import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { CLIENT_SETTINGS } from './client-settings.ts';

const client = new S3Client({ ...CLIENT_SETTINGS, forcePathStyle: true });

export interface Folder {
  readonly prefixes: readonly string[];
  readonly objects: readonly ListedObject[];
  /** Present where there are more objects. */
  readonly nextToken?: string | undefined;
}

export interface ListedObject {
  readonly key: string;
  readonly size: number;
  readonly modifiedAt: Date | undefined;
}

export async function listBuckets(): Promise<readonly { name: string; createdAt: Date | undefined }[]> {
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  return Buckets.map(({ Name = '', CreationDate }) => ({ name: Name, createdAt: CreationDate }));
}

/** The folders and objects directly below a prefix: a thousand at most. */
export async function listFolder(
  bucket: string,
  prefix: string,
  token?: string,
  abortSignal?: AbortSignal,
): Promise<Folder> {
  const input = { Bucket: bucket, Prefix: prefix, Delimiter: '/', ContinuationToken: token };
  const page = await client.send(new ListObjectsV2Command(input), abortSignal && { abortSignal });
  return {
    prefixes: (page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix),
    objects: (page.Contents ?? []).map(({ Key = '', Size = 0, LastModified }) => ({
      key: Key,
      size: Size,
      modifiedAt: LastModified,
    })),
    nextToken: page.NextContinuationToken,
  };
}

/** Every key below a prefix, in order. */
export async function listKeys(bucket: string, prefix: string, abortSignal?: AbortSignal): Promise<string[]> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client },
    { Bucket: bucket, Prefix: prefix },
  )) {
    abortSignal?.throwIfAborted();
    keys.push(...Contents.map(({ Key = '' }) => Key));
  }
  return keys;
}

export interface ObjectBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

export async function getObject(
  bucket: string,
  key: string,
  abortSignal?: AbortSignal,
): Promise<ObjectBytes> {
  const command = new GetObjectCommand({ Bucket: bucket, Key: key });
  const { Body, ContentType = '' } = await client.send(command, abortSignal && { abortSignal });
  return { bytes: new Uint8Array((await Body?.transformToByteArray()) ?? []), contentType: ContentType };
}

export async function deleteObject(bucket: string, key: string): Promise<void> {
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}
