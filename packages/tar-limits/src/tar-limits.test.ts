import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { expect, it } from 'vitest';
import { TarLimits } from './tar-limits.ts';

const MEGABYTE = 2 ** 20;

/** Reads a tar; answers the sizes of its entries. */
async function read(tar: NodeJS.ReadableStream, bytes: number): Promise<number[]> {
  const limits = new TarLimits({ bytes });
  const sizes: number[] = [];
  const entries = extract();
  entries.on('entry', (header, stream, next) => {
    limits.entry(header.size ?? 0);
    sizes.push(header.size ?? 0);
    stream.on('end', next);
    stream.resume();
  });
  await pipeline(tar, limits.stream(), entries);
  return sizes;
}

function tarOf(...sizes: number[]): NodeJS.ReadableStream {
  const tar = pack();
  for (const [index, size] of sizes.entries()) tar.entry({ name: `file-${index}` }, Buffer.alloc(size, 1));
  tar.finalize();
  return tar.pipe(createGzip({ level: 1 })).pipe(createGunzip());
}

/** A header of that kind, and so many zeros after it. */
async function* recordOf(typeflag: string, size: number): AsyncGenerator<Buffer> {
  const header = Buffer.alloc(512);
  header.write('name');
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(typeflag, 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  yield header;
  for (let left = size; left > 0; left -= MEGABYTE) yield Buffer.alloc(MEGABYTE);
}

it('passes entries on, however large, and many small ones', async () => {
  const sizes = [20 * MEGABYTE, 0, ...Array<number>(3000).fill(10), 5 * MEGABYTE];
  expect(await read(tarOf(...sizes), 100 * MEGABYTE)).toEqual(sizes);
});

it('refuses a tar of too many bytes, although each entry is small enough', async () => {
  const tar = tarOf(...Array<number>(20).fill(MEGABYTE));
  await expect(read(tar, 10 * MEGABYTE)).rejects.toThrow('unpacked it has more than 10 MiB');
});

it.each(['x', 'g', 'L', 'K'])('refuses a record %s that would be kept in memory', async (typeflag) => {
  const before = process.memoryUsage().rss;
  const tar = Readable.from(recordOf(typeflag, 2048 * MEGABYTE));
  await expect(read(tar, 8192 * MEGABYTE)).rejects.toThrow('between its entries it has more than 2 MiB');
  expect(process.memoryUsage().rss - before).toBeLessThan(256 * MEGABYTE);
});
