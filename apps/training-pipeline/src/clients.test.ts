import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { CALL_LIMITS, isThisMachine, watchHosts } from '@scones/command-line';
import { expect, it } from 'vitest';

const region = 'us-east-1';

it('sends nothing to AWS with a key that only the emulator takes', async () => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const s3 = new S3Client({ ...CALL_LIMITS, region, credentials });
  watchHosts(s3);
  await expect(s3.send(new ListBucketsCommand())).rejects.toMatchObject({
    code: 'DUMMY_CREDENTIALS',
    message: "The access key test is the emulator's, and nothing was sent to s3.us-east-1.amazonaws.com",
  });
  s3.destroy();
});

it('gives up a server that does not answer, after a few attempts', async () => {
  let calls = 0;
  const silent = createServer(() => void calls++);
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const s3 = new S3Client({
    ...CALL_LIMITS,
    requestHandler: { ...CALL_LIMITS.requestHandler, requestTimeout: 50 },
    region,
    endpoint: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const hosts = watchHosts(s3);
  await expect(s3.send(new ListBucketsCommand())).rejects.toMatchObject({ name: 'TimeoutError' });
  expect({ calls, isFree: hosts.isFree }).toEqual({ calls: 3, isFree: true });
  s3.destroy();
  silent.closeAllConnections();
  silent.close();
});

it.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['localhost', true],
  ['sagemaker.us-east-1.amazonaws.com', false],
  ['127.0.0.1.example.com', false],
])('takes %s for a server that charges nothing: %s', (hostname, isFree) => {
  expect(isThisMachine(hostname)).toBe(isFree);
});
