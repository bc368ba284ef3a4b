import { S3Client } from '@aws-sdk/client-s3';
import { expect, it, onTestFinished } from 'vitest';
import { emptyBucket, isBucketEmpty } from './empty-bucket.ts';
import { type Answer, answeringServer } from './testing/answering-server.ts';

const NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const list = (keys: readonly string[], next?: string): Answer => ({
  status: 200,
  body:
    `<ListBucketResult ${NAMESPACE}>${keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}` +
    `<IsTruncated>${next !== undefined}</IsTruncated>${next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`}</ListBucketResult>`,
});
const deletion = (errors = ''): Answer => ({
  status: 200,
  body: `<DeleteResult ${NAMESPACE}>${errors}</DeleteResult>`,
});
const noBucket: Answer = {
  status: 404,
  body: '<Error><Code>NoSuchBucket</Code><Message>The bucket does not exist</Message></Error>',
};
const denied: Answer = {
  status: 403,
  body: '<Error><Code>AccessDenied</Code><Message>Not you</Message></Error>',
};

async function answeringS3(...answers: readonly Answer[]) {
  const { connection, requests } = await answeringServer(answers);
  const s3 = new S3Client({ ...connection, forcePathStyle: true });
  onTestFinished(() => s3.destroy());
  return { s3, requests };
}
const keysIn = (body: string): string[] =>
  [...body.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key = '']) => key);

it('deletes the objects of every page, and tells how many are gone', async () => {
  const { s3, requests } = await answeringS3(
    ...[list(['a', 'b'], 'more'), deletion(), list(['c']), deletion()],
  );
  const told: number[] = [];
  expect(await emptyBucket(s3, 'data', { onDeleted: (objects) => void told.push(objects) })).toBe(3);
  expect(told).toEqual([2, 3]);
  const deletions = requests.filter(({ method }) => method === 'POST');
  expect(deletions.map(({ body }) => keysIn(body))).toEqual([['a', 'b'], ['c']]);
});

it('has nothing to delete in a bucket that is empty or not there', async () => {
  expect(await emptyBucket((await answeringS3(list([]))).s3, 'data')).toBe(0);
  expect(await emptyBucket((await answeringS3(noBucket)).s3, 'data')).toBe(0);
});

it('names an object that S3 does not delete, and why', async () => {
  const error = '<Error><Key>a</Key><Code>AccessDenied</Code><Message>It is locked</Message></Error>';
  const { s3 } = await answeringS3(list(['a']), deletion(error));
  await expect(emptyBucket(s3, 'data')).rejects.toMatchObject({
    code: 'BUCKET_NOT_EMPTIED',
    message: 'S3 refuses to delete s3://data/a: It is locked',
  });
});

it('deletes nothing more when it is aborted', async () => {
  const { s3, requests } = await answeringS3(list(['a']), deletion());
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(emptyBucket(s3, 'data', { signal })).rejects.toThrow('enough');
  expect(requests.map(({ method }) => method)).toEqual(['GET']);
});

it.each([
  [list([]), true],
  [list(['a']), false],
  [noBucket, true],
])('sees whether a bucket is empty', async (answer, isEmpty) => {
  expect(await isBucketEmpty((await answeringS3(answer)).s3, 'data')).toBe(isEmpty);
});

it('passes on that a bucket may not be listed', async () => {
  await expect(isBucketEmpty((await answeringS3(denied)).s3, 'data')).rejects.toMatchObject({
    name: 'AccessDenied',
  });
});
