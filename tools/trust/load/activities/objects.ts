import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { randomInteger } from '@scones/deterministic';
import type { LoadClient } from '../activity.ts';

const LARGEST_EXPONENT = 22;
const PART = 5 * 2 ** 20;

/** From nothing to 4 MB, small ones as often as large ones. */
function body({ random, newName }: LoadClient): Buffer {
  const bytes = Math.floor(2 ** (random.float() * LARGEST_EXPONENT)) - 1;
  return Buffer.alloc(bytes, newName());
}

async function read({ s3 }: LoadClient, Bucket: string, Key: string, Range?: string): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, Range }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

/** Objects of many sizes: put, listed, read, copied, replaced, deleted. */
export async function objects(client: LoadClient): Promise<void> {
  const { s3, ledger, random, newName } = client;
  const Bucket = newName();
  await s3.send(new CreateBucketCommand({ Bucket }));
  const bodies = new Map<string, Buffer>();
  const put = async (Key: string): Promise<void> => {
    const Body = body(client);
    bodies.set(Key, Body);
    await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  };
  const first = `folder/${newName()} é`;
  await put(first);
  for (let count = randomInteger(random, 6); count > 0; count--) await put(`folder ${count}/${newName()}`);
  await s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: encodeURI(`${Bucket}/${first}`) }));
  bodies.set('copy', bodies.get(first) ?? Buffer.alloc(0));
  await put(first);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  ledger.look('s3', 'keys that are listed', Contents.length === bodies.size);
  for (const [Key, written] of bodies)
    ledger.look('s3', 'an object that is not as written', (await read(client, Bucket, Key)).equals(written));
  const Delete = { Objects: [...bodies.keys()].map((Key) => ({ Key })) };
  await s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
  await ledger.refused('s3', 'NoSuchKey', read(client, Bucket, first));
  await s3.send(new DeleteBucketCommand({ Bucket }));
  await ledger.refused('s3', 'NoSuchBucket', s3.send(new ListObjectsV2Command({ Bucket })));
}

/** An upload in parts, and one that is given up. */
export async function uploads(client: LoadClient): Promise<void> {
  const { s3, ledger, newName } = client;
  const Bucket = newName();
  const Key = 'large';
  await s3.send(new CreateBucketCommand({ Bucket }));
  const given = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const Body = Buffer.alloc(PART, newName());
  const part = { Bucket, Key, PartNumber: 1, UploadId: given.UploadId };
  await s3.send(new UploadPartCommand({ ...part, Body }));
  await s3.send(new AbortMultipartUploadCommand(part));
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const parts = [Body, Buffer.alloc(PART, newName()), body(client)];
  const Parts = await Promise.all(
    parts.map(async (each, index) => {
      const PartNumber = index + 1;
      const one = new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body: each });
      return { PartNumber, ETag: (await s3.send(one)).ETag };
    }),
  );
  await s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
  const whole = Buffer.concat(parts);
  const { ContentLength } = await s3.send(new HeadObjectCommand({ Bucket, Key }));
  ledger.look('s3', 'the size of an upload', ContentLength === whole.length);
  ledger.look('s3', 'an upload that is not as written', (await read(client, Bucket, Key)).equals(whole));
  const range = await read(client, Bucket, Key, `bytes=${PART - 10}-${PART + 9}`);
  ledger.look('s3', 'a range of an upload', range.equals(whole.subarray(PART - 10, PART + 10)));
  await s3.send(new DeleteObjectCommand({ Bucket, Key }));
  await s3.send(new DeleteBucketCommand({ Bucket }));
}
