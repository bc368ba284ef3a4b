import { mkdtemp, readFile, rm, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tarFolder } from './tar-folder.ts';
import { modelArchive } from '../testing/deploy.ts';
import { untarFolder } from './untar-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'untar-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const unpack = (archive: Buffer) => untarFolder(Readable.from([archive]), join(folder, 'out'));

describe('an archive of a folder', () => {
  it('brings every file back, however deep', async () => {
    await mkdir(join(folder, 'in', 'deep'), { recursive: true });
    await writeFile(join(folder, 'in', 'deep', 'large.bin'), Buffer.alloc(3_000_000, 7));
    await writeFile(join(folder, 'in', 'empty'), '');
    await unpack(await buffer(await tarFolder(join(folder, 'in'))));
    expect(await readFile(join(folder, 'out', 'deep', 'large.bin'))).toEqual(Buffer.alloc(3_000_000, 7));
    expect(await readFile(join(folder, 'out', 'empty'), 'utf8')).toBe('');
  });

  it('is the same bytes each time', async () => {
    await writeFile(join(folder, 'model.onnx'), 'weights');
    expect(await buffer(await tarFolder(folder))).toEqual(await buffer(await tarFolder(folder)));
  });
});

describe('an archive is refused', () => {
  it.each([
    ['../evil', 'file' as const],
    ['a/../../evil', 'file' as const],
    ['/tmp/evil', 'file' as const],
    ['..\\evil', 'file' as const],
    ['C:\\evil', 'file' as const],
    ['..', 'directory' as const],
  ])('for the path %s', async (name, type) => {
    await expect(unpack(await modelArchive([{ name, type }]))).rejects.toThrow('climbs out of its folder');
  });

  it.each(['symlink', 'link', 'character-device', 'fifo'] as const)(
    'for an entry that is a %s',
    async (type) => {
      await expect(unpack(await modelArchive([{ name: 'model', type, linkname: 'x' }]))).rejects.toThrow(
        type,
      );
    },
  );

  it('when it unpacks to more than there is room for', async () => {
    const bomb = await modelArchive([{ name: 'zeros', content: '0'.repeat(3_000_000) }]);
    expect(bomb.length).toBeLessThan(20_000);
    const unpacked = untarFolder(Readable.from([bomb]), join(folder, 'out'), { largest: 2 ** 20 });
    await expect(unpacked).rejects.toThrow('more than 0.0009765625 GiB');
  });

  it('when it is cut short, wherever', async () => {
    const whole = await modelArchive([
      { name: 'a', content: 'x'.repeat(50_000) },
      { name: 'b', content: 'y'.repeat(50_000) },
    ]);
    for (const share of [0.1, 0.5, 0.99])
      await expect(unpack(whole.subarray(0, Math.floor(whole.length * share)))).rejects.toThrow(
        'unexpected end of file',
      );
  });
});
