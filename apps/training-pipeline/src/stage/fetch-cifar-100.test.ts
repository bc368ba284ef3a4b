import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchCifar100 } from './fetch-cifar-100.ts';
import type { StageProgress } from './stage-progress.ts';

const ARCHIVE = Buffer.alloc(300_000, 'cifar');
const NAME = 'cifar-100-binary.tar.gz';
const digest = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');

/** A publisher that can break a download off, with or without support for ranges. */
class Publisher {
  ranges = true;
  status = 200;
  breakOffAfter: number | undefined;
  readonly asked: (string | undefined)[] = [];
  readonly #server: Server;
  #halfSent: ServerResponse | undefined;

  constructor() {
    this.#server = createServer((request, response) => {
      const { range } = request.headers;
      this.asked.push(range);
      const start = this.ranges && range !== undefined ? Number(/\d+/.exec(range)?.[0]) : 0;
      if (start >= ARCHIVE.length) return void response.writeHead(416).end();
      const status = this.status === 200 && start > 0 ? 206 : this.status;
      response.writeHead(status, { 'content-length': ARCHIVE.length - start });
      if (this.breakOffAfter === undefined) return void response.end(ARCHIVE.subarray(start));
      response.write(ARCHIVE.subarray(start, start + this.breakOffAfter));
      this.#halfSent = response;
    });
  }

  /** Breaks off a download after a part of it was sent. */
  breakOff(): void {
    this.#halfSent?.destroy();
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${NAME}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

describe('fetchCifar100', () => {
  let publisher: Publisher;
  let url: string;
  let cacheFolder: string;
  let events: StageProgress[];

  beforeEach(async () => {
    publisher = new Publisher();
    url = await publisher.listen();
    cacheFolder = await mkdtemp(join(tmpdir(), 'scones-cache-'));
    events = [];
  });
  afterEach(async () => {
    await publisher.close();
    await rm(cacheFolder, { recursive: true, force: true });
  });

  const fetchArchive = (overrides: { digest?: string; signal?: AbortSignal; cacheFolder?: string } = {}) =>
    fetchCifar100({
      cacheFolder: overrides.cacheFolder ?? cacheFolder,
      publication: { url, checksum: { algorithm: 'md5', digest: overrides.digest ?? digest(ARCHIVE) } },
      onProgress: (event) => {
        events.push(event);
        // Breaks off only after the whole part has come, so that the kept length does not depend on luck.
        if (event.type === 'download' && event.receivedBytes === publisher.breakOffAfter)
          publisher.breakOff();
      },
      ...(overrides.signal && { signal: overrides.signal }),
    });
  const breakOff = async (): Promise<void> => {
    publisher.breakOffAfter = 100_000;
    await expect(fetchArchive()).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
    publisher.breakOffAfter = undefined;
  };

  it('downloads the archive once, reports its progress, and says where it is kept', async () => {
    const path = await fetchArchive();
    expect(path).toBe(join(cacheFolder, NAME));
    expect(await readFile(path)).toEqual(ARCHIVE);
    expect(events.filter(({ type }) => type === 'download').at(-1)).toMatchObject({
      receivedBytes: ARCHIVE.length,
      totalBytes: ARCHIVE.length,
    });
    expect(events.at(-1)).toEqual({ type: 'archive', path, source: 'download' });
    expect(await fetchArchive()).toBe(path);
    expect(events.at(-1)).toEqual({ type: 'archive', path, source: 'cache' });
    expect(publisher.asked).toHaveLength(1);
  });

  it('continues where a download broke off, and never takes a part for the whole', async () => {
    await breakOff();
    expect(await readdir(cacheFolder)).toEqual([`${NAME}.part`]);
    expect(await readFile(await fetchArchive())).toEqual(ARCHIVE);
    expect(publisher.asked).toEqual([undefined, 'bytes=100000-']);
    expect(await readdir(cacheFolder)).toEqual([NAME]);
  });

  it('starts again where the publisher knows no ranges', async () => {
    await breakOff();
    publisher.ranges = false;
    expect(await readFile(await fetchArchive())).toEqual(ARCHIVE);
  });

  it.each([
    { what: 'is of another file', part: Buffer.alloc(1000, 'x') },
    { what: 'is longer than the file', part: Buffer.alloc(400_000, 'x') },
  ])('starts again when the part $what', async ({ part }) => {
    await writeFile(join(cacheFolder, `${NAME}.part`), part);
    expect(await readFile(await fetchArchive())).toEqual(ARCHIVE);
  });

  it('keeps nothing of a download with a wrong checksum', async () => {
    await expect(fetchArchive({ digest: '0'.repeat(32) })).rejects.toMatchObject({ code: 'WRONG_CHECKSUM' });
    expect(await readdir(cacheFolder)).toEqual([]);
  });

  it('refuses a kept archive that has changed', async () => {
    await writeFile(join(cacheFolder, NAME), 'something else');
    await expect(fetchArchive()).rejects.toMatchObject({ code: 'WRONG_CHECKSUM' });
  });

  it('says what the publisher answered', async () => {
    publisher.status = 503;
    await expect(fetchArchive()).rejects.toThrow(`${url} cannot be downloaded: it answers 503`);
  });

  it('says why a publisher cannot be reached', async () => {
    await publisher.close();
    await expect(fetchArchive()).rejects.toThrow(/cannot be downloaded: .*ECONNREFUSED/);
  });

  it('says so when the cache folder cannot be written', async () => {
    await writeFile(join(cacheFolder, 'file'), '');
    await expect(fetchArchive({ cacheFolder: join(cacheFolder, 'file', 'folder') })).rejects.toMatchObject({
      code: 'CACHE_UNWRITABLE',
    });
  });

  it('keeps the part when it is aborted', async () => {
    const controller = new AbortController();
    const reason = new Error('Ctrl-C');
    const fetching = fetchCifar100({
      cacheFolder,
      publication: { url, checksum: { algorithm: 'md5', digest: digest(ARCHIVE) } },
      onProgress: () => controller.abort(reason),
      signal: controller.signal,
    });
    await expect(fetching).rejects.toBe(reason);
    expect(await readdir(cacheFolder)).toEqual([`${NAME}.part`]);
    expect(await readFile(await fetchArchive())).toEqual(ARCHIVE);
  });
});
