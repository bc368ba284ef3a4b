import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPretrainedFile } from './pretrained-file.ts';

const BYTES = Buffer.from('a backbone');
const DIGEST = createHash('sha256').update(BYTES).digest('hex');

describe('readPretrainedFile', () => {
  let folder: string;
  let downloads = 0;
  const server = createServer((_request, response) => {
    downloads++;
    response.end(BYTES);
  });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pretrained-file-'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const read = (given: string) => readPretrainedFile(given, { cacheFolder: folder, signal: undefined });
  const url = (digest: string): string =>
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/nets/net.onnx#sha256=${digest}`;

  it('reads a file', async () => {
    const path = join(folder, 'mine.onnx');
    await writeFile(path, BYTES);
    expect(await read(path)).toEqual({ name: 'mine.onnx', bytes: BYTES });
  });

  it('downloads a URL once, checked by its checksum', async () => {
    const given = url(DIGEST);
    expect(await read(given)).toEqual({ name: 'net.onnx', bytes: BYTES });
    expect(await read(given)).toEqual({ name: 'net.onnx', bytes: BYTES });
    expect(downloads).toBe(1);
  });

  it('refuses what has another checksum', async () => {
    await expect(read(url('0'.repeat(64)))).rejects.toMatchObject({ code: 'WRONG_CHECKSUM' });
  });

  it.each([
    ['http://127.0.0.1/net.onnx', 'has no checksum'],
    ['resnet', 'is neither an .onnx file nor a known name'],
    ['/nowhere/net.onnx', '/nowhere/net.onnx cannot be read: ENOENT'],
  ])('refuses %s', async (given, message) => {
    await expect(read(given)).rejects.toMatchObject({
      code: 'PRETRAINED_MISSING',
      message: expect.stringContaining(message),
      hint: expect.stringContaining('#sha256='),
    });
  });
});
