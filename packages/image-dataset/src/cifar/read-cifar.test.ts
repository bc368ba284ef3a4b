import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack, type Header } from 'tar-stream';
import { expect, it } from 'vitest';
import type { Picture } from '../picture.ts';
import { archiveSource } from '../archive/archive-source.ts';
import type { Listing, ReadPicture } from '../source/picture-source.ts';

const BICYCLES = { published: () => ['bicycle'], own: () => ['bicycle'] };
const REAL = resolve(import.meta.dirname, '../../../../../shared/cifar-100/cifar-100-binary.tar.gz');
const NAMES = 'apple\nbear\nbicycle\nmotorcycle\n';

type Member = [header: Partial<Header> & Pick<Header, 'name'>, content?: Uint8Array | string];

const member = (file: string, content: Uint8Array | string): Member => [
  { name: `cifar-100-binary/${file}` },
  content,
];
const names = member('fine_label_names.txt', NAMES);
const train = member('train.bin', records(2, 0, 3));
const test = member('test.bin', records(3, 2));

/** Record n has red n, green 100 + n and blue 200 + n, but for its last pixel, which is black. */
function records(...fineLabels: number[]): Uint8Array {
  const bytes = fineLabels.map((label, index) => {
    const planes = [index, 100 + index, 200 + index].flatMap((value) => [
      ...Array<number>(1023).fill(value),
      0,
    ]);
    return Uint8Array.of(0, label, ...planes);
  });
  return Buffer.concat(bytes);
}

async function archive(...members: Member[]): Promise<Buffer> {
  const tar = pack();
  for (const [header, content] of members) {
    if (content === undefined) tar.entry(header);
    else tar.entry(header, content);
  }
  tar.finalize();
  return gzipSync(await buffer(tar as AsyncIterable<Uint8Array>));
}

async function read(bytes: Uint8Array, classes?: string[]): Promise<Read[]> {
  return readChunks([bytes], classes);
}

type Read = Picture & { label: number; className: string; split: string | undefined; name: string };

async function readChunks(chunks: Uint8Array[], classes = ['motorcycle', 'bicycle']): Promise<Read[]> {
  return readAll(() => Readable.from(chunks), classes);
}

async function readAll(open: () => Readable, classes: string[]): Promise<Read[]> {
  const source = await archiveSource(open, { published: () => classes, own: () => classes });
  const listing = await source.list();
  const pictures: Read[] = [];
  for await (const picture of source.read(listing.pictures)) pictures.push(await flat(picture, listing));
  return pictures;
}

async function flat({ listed, content }: ReadPicture, { classes }: Listing): Promise<Read> {
  const { className, split, name } = listed;
  return { className, split, name, label: classes.indexOf(className), ...((await content()) as Picture) };
}

/** What a tar starts with; the rest of it is never made. */
async function tarStart(header: Member[0], content?: string): Promise<Uint8Array> {
  const tar = pack();
  const start = once(tar, 'data') as Promise<[Uint8Array]>;
  if (content === undefined) tar.entry(header);
  else tar.entry(header, content);
  return (await start)[0];
}

it('gives the pictures of the classes asked for, labelled by their order', async () => {
  const pictures = await read(await archive(names, train, test));
  expect(pictures.map(({ split, name, className, label }) => [split, name, className, label])).toEqual([
    ['train', 'bicycle-00000', 'bicycle', 1],
    ['train', 'motorcycle-00002', 'motorcycle', 0],
    ['test', 'motorcycle-00000', 'motorcycle', 0],
    ['test', 'bicycle-00001', 'bicycle', 1],
  ]);
});

it('turns planes into interleaved RGB', async () => {
  const picture = (await read(await archive(names, train, test)))[1]!;
  expect([picture.width, picture.height, picture.rgb.length]).toEqual([32, 32, 3072]);
  expect([...picture.rgb.subarray(0, 6)]).toEqual([2, 102, 202, 2, 102, 202]);
  expect([...picture.rgb.subarray(-3)]).toEqual([0, 0, 0]);
});

it('does not mind the order of the members, a leading ./ or members of other names', async () => {
  const folder: Member = [{ name: './cifar-100-binary/', type: 'directory' }];
  const note = member('notes.txt', 'nothing');
  const dotted: Member = [{ name: './cifar-100-binary/test.bin' }, records(3, 2)];
  expect(await read(await archive(folder, train, note, dotted, names))).toHaveLength(4);
});

it('reads chunks of any size', async () => {
  const bytes = await archive(names, train, test);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) =>
    bytes.subarray(7 * at, 7 * at + 7),
  );
  const pictures = await readChunks(chunks, ['bicycle']);
  expect(pictures).toHaveLength(2);
});

it('closes the archive when its reader loses interest', async () => {
  const bytes = await archive(names, train, test);
  const opened: Readable[] = [];
  const open = (): Readable => {
    const stream = Readable.from([bytes]);
    opened.push(stream);
    return stream;
  };
  const source = await archiveSource(open, BICYCLES);
  const { pictures } = await source.list();
  for await (const _picture of source.read(pictures)) break;
  expect(opened.length).toBeGreaterThan(3);
  expect(opened.filter(({ destroyed }) => !destroyed)).toEqual([]);
});

it('reads the coarse classes where the names are theirs', async () => {
  const coarse = member('coarse_label_names.txt', 'fruit\nvehicles\n');
  const pictures = await read(await archive(names, coarse, train, test), ['fruit', 'vehicles']).catch(
    (error: unknown) => error,
  );
  expect(pictures).toMatchObject({ code: 'EMPTY_CLASS', message: expect.stringContaining('"vehicles"') });
});

it('reads CIFAR-10, whose training pictures are in five members', async () => {
  const ten = (file: string, content: Uint8Array | string): Member => [
    { name: `cifar-10-batches-bin/${file}` },
    content,
  ];
  const record = (label: number): Uint8Array => records(label).subarray(1);
  const both = Buffer.concat([record(0), record(1)]);
  const batches = [1, 2, 3, 4, 5].map((batch) => ten(`data_batch_${batch}.bin`, both));
  const meta = ten('batches.meta.txt', 'airplane\nautomobile\n\n');
  const pictures = await read(await archive(meta, ...batches, ten('test_batch.bin', both)), [
    'automobile',
    'airplane',
  ]);
  expect(pictures).toHaveLength(12);
  expect(pictures.slice(8)).toMatchObject([
    { split: 'train', name: 'airplane-00008', label: 1 },
    { split: 'train', name: 'automobile-00009', label: 0 },
    { split: 'test', name: 'airplane-00000' },
    { split: 'test', name: 'automobile-00001' },
  ]);
});

it('names the binary version when it is given one for another program', async () => {
  await expect(read(await archive([{ name: 'cifar-100-python/train' }, 'x']))).rejects.toMatchObject({
    code: 'UNSUPPORTED_FORM',
    hint: 'Take the binary version: https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz',
  });
});

const refusals: [fact: string, code: string, message: RegExp, members: Member[]][] = [
  ['a path that climbs out', 'UNSAFE_PATH', /"\.\.\/evil" climbs out/, [names, [{ name: '../evil' }, 'x']]],
  ['a path that climbs out half-way', 'UNSAFE_PATH', /climbs out/, [[{ name: 'a/../../b' }, 'x']]],
  ['an absolute path', 'UNSAFE_PATH', /"\/etc\/passwd" climbs out/, [[{ name: '/etc/passwd' }, 'x'], names]],
  ['a path that climbs with backslashes', 'UNSAFE_PATH', /climbs out/, [[{ name: '..\\evil' }, 'x']]],
  [
    'a symbolic link',
    'UNSUPPORTED_MEMBER',
    /train.bin" is a symlink/,
    [[{ name: 'train.bin', type: 'symlink', linkname: '/etc' }]],
  ],
  ['a hard link', 'UNSUPPORTED_MEMBER', /is a link/, [[{ name: 'train.bin', type: 'link', linkname: 'x' }]]],
  [
    'the same member twice',
    'DUPLICATE_MEMBER',
    /two members "cifar-100-binary\/train.bin"/,
    [names, train, train, test],
  ],
  ['no class names', 'MISSING_MEMBER', /no member "cifar-100-binary\/fine_label_names.txt"/, [train, test]],
  ['no test pictures', 'MISSING_MEMBER', /no member "cifar-100-binary\/test.bin"/, [names, train]],
  [
    'records of another length',
    'WRONG_RECORD_LENGTH',
    /6149 bytes.* 3074/,
    [names, member('train.bin', new Uint8Array(6149))],
  ],
  ['an empty set', 'WRONG_RECORD_LENGTH', /0 bytes/, [names, member('train.bin', '')]],
  [
    'a label without a name',
    'LABEL_OUT_OF_RANGE',
    /Record 1 .* label 99.* 4 names/,
    [names, member('train.bin', records(2, 99))],
  ],
  [
    'a class without training pictures',
    'EMPTY_CLASS',
    /"motorcycle" has no pictures.*train.bin/,
    [names, member('train.bin', records(2, 2)), test],
  ],
  [
    'a class without test pictures',
    'EMPTY_CLASS',
    /"bicycle" has no pictures.*test.bin/,
    [names, train, member('test.bin', records(3))],
  ],
  [
    'class names that are no names',
    'BAD_LABEL_NAMES',
    /lists "\.\.\/x"/,
    [member('fine_label_names.txt', 'apple\n../x')],
  ],
  [
    'too large a list of names',
    'BAD_LABEL_NAMES',
    /has 70000 bytes/,
    [member('fine_label_names.txt', 'x'.repeat(70_000))],
  ],
  [
    'more members than it can have',
    'UNSUPPORTED_MEMBER',
    /more than 64/,
    Array.from({ length: 65 }, (_, at) => member(`${at}`, 'x')),
  ],
];

it.each(refusals)('refuses %s', async (_fact, code, message, members) => {
  await expect(read(await archive(...members))).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});

it('refuses a member that claims to be huge, before reading it', async () => {
  const header = await tarStart({ name: 'cifar-100-binary/train.bin', size: 2 ** 33 });
  await expect(read(gzipSync(header))).rejects.toMatchObject({ code: 'MEMBER_TOO_LARGE' });
});

it('says which names are near when a class does not exist', async () => {
  const bytes = await archive(names, train, test);
  await expect(read(bytes, ['bicycel'])).rejects.toMatchObject({
    code: 'UNKNOWN_CLASS',
    message: 'There is no class "bicycel"',
    hint: 'Did you mean bicycle?',
  });
  await expect(read(bytes, ['bicycle', 'bicycle'])).rejects.toMatchObject({ code: 'DUPLICATE_CLASS' });
  await expect(read(bytes, [])).rejects.toMatchObject({ code: 'NO_CLASSES' });
});

it('says when the archive is missing, empty, cut off, damaged, no archive or not tar', async () => {
  const whole = await archive(names, train, test);
  const damaged = Buffer.from(whole);
  damaged[whole.length - 6]! ^= 0xff;
  await expect(read(new Uint8Array())).rejects.toMatchObject({ code: 'ARCHIVE_TRUNCATED' });
  await expect(read(whole.subarray(0, -20))).rejects.toMatchObject({ code: 'ARCHIVE_TRUNCATED' });
  await expect(read(damaged)).rejects.toMatchObject({ code: 'ARCHIVE_CORRUPT' });
  await expect(read(Buffer.from('hello, world'))).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
  await expect(read(gzipSync('x'.repeat(2000)))).rejects.toMatchObject({ code: 'ARCHIVE_CORRUPT' });
  const missing = archiveSource(() => createReadStream('/no/such.tar.gz'), BICYCLES);
  await expect(missing).rejects.toMatchObject({
    code: 'ARCHIVE_MISSING',
    message: 'The archive /no/such.tar.gz does not exist',
  });
});

it('says when the tar inside is cut off', async () => {
  const start = await tarStart({ name: 'cifar-100-binary/fine_label_names.txt' }, NAMES);
  await expect(read(gzipSync(Buffer.concat([start, Buffer.from('apple')])))).rejects.toMatchObject({
    code: 'ARCHIVE_TRUNCATED',
  });
});

it.skipIf(!existsSync(REAL))('reads the real pictures', { tags: 'cifar-100' }, async () => {
  const counts = new Map<string, number>();
  const source = await archiveSource(() => createReadStream(REAL), {
    published: () => ['bicycle', 'motorcycle'],
    own: (known) => known,
  });
  for (const { split, className } of (await source.list()).pictures)
    counts.set(`${split} ${className}`, (counts.get(`${split} ${className}`) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({
    'train bicycle': 400,
    'train motorcycle': 400,
    'test bicycle': 100,
    'test motorcycle': 100,
  });
});
