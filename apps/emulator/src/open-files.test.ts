import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { mostOpenFiles, tooFewOpenFiles } from './open-files.ts';
import { runWithOpenFiles, startWithOpenFiles } from './testing/emulator-process.ts';

it('knows the limit of this process', () => {
  expect(mostOpenFiles()).toBeGreaterThan(100);
  expect(tooFewOpenFiles(255)).toContain('256 open files at least, and may have 255');
  expect(tooFewOpenFiles(256)).toBeUndefined();
});

describe.runIf(process.platform === 'linux')('an emulator with few open files', () => {
  // With fewer, Node itself does not come so far.
  it.each([24, 26, 64])('does not start with %d, and says what is missing', async (most) => {
    const { code, stderr } = await runWithOpenFiles(most, '--ephemeral', '--port', '0');
    expect(code).toBe(1);
    expect(stderr).toBe(
      `The emulator needs 256 open files at least, and may have ${most} here. Allow more and start it again: ulimit -n 1024\n`,
    );
  });

  it('answers what is too much as ServiceUnavailable, and goes on when there is room again', async () => {
    const { child, url, ended } = await startWithOpenFiles(256, '--ephemeral', '--port', '0');
    const s3 = new S3Client({
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
    const [Bucket, Key] = ['room', 'large'];
    const read = async () => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return (await Body?.transformToByteArray())?.length;
    };
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(100_000) }));
    const idle = await connections(url, 300);
    expect(await read()).toBe(100_000);
    const more = Array.from({ length: 20 }, () =>
      fetch(`${url}/${Bucket}/${Key}`, { headers: { connection: 'close' } }),
    );
    for (const answer of await Promise.all(more)) {
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain(
        '<Code>ServiceUnavailable</Code><Message>The emulator has 128 connections open',
      );
    }
    for (const socket of idle) socket.destroy();
    await expect.poll(async () => (await fetch(`${url}/${Bucket}`)).status).toBe(200);
    expect(await read()).toBe(100_000);
    s3.destroy();
    child.signal('SIGTERM');
    expect(await ended).toEqual({ code: 0, stderr: '' });
  });
});

/** Opened one by one; they send nothing. */
async function connections(url: string, count: number): Promise<Socket[]> {
  const { hostname, port } = new URL(url);
  const open: Socket[] = [];
  for (let made = 0; made < count; made++) {
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
    open.push(socket);
  }
  return open;
}
