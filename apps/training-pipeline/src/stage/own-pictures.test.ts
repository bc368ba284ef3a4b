import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { parseManifest } from '@scones/image-dataset';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { colouredBlocks, ownPictures, writeFiles } from '../testing/own-pictures.ts';
import { BUCKET, type RunningServices, startServices } from '../testing/start-services.ts';
import { stage } from './stage.ts';
import type { StageOptions } from './stage-options.ts';
import type { StageProgress } from './stage-progress.ts';

describe('stage', () => {
  let services: RunningServices;
  let folder: string;
  let files: Map<string, Buffer>;
  let count = 0;

  beforeAll(async () => {
    services = await startServices();
    folder = await mkdtemp(join(tmpdir(), 'own-pictures-'));
    files = await ownPictures(10);
  });
  afterAll(async () => {
    await services.close();
    await rm(folder, { recursive: true, force: true });
  });

  const newName = (): string => `set-${++count}`;
  const run = (
    dataset: string,
    options: Partial<StageOptions> = {},
    onProgress?: (event: StageProgress) => void,
  ) =>
    stage(
      { s3: services.s3, clock: services.clock, cacheFolder: folder, ...(onProgress && { onProgress }) },
      { bucket: BUCKET, prefix: newName(), dataset, ...options },
    );
  const text = async (key: string): Promise<string> => {
    const { Body } = await services.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
    return (await Body?.transformToString()) ?? '';
  };
  /** A folder of pictures, with others than usual, or without some. */
  const folderOf = async (
    changes: Readonly<Record<string, Buffer | string | null>> = {},
  ): Promise<string> => {
    const path = join(folder, newName());
    const changed = new Map<string, Buffer | string>(files);
    for (const [name, content] of Object.entries(changes))
      if (content === null) changed.delete(name);
      else changed.set(name, content);
    await writeFiles(path, changed);
    return path;
  };

  const sources: [kind: string, make: () => Promise<string>][] = [
    ['a folder', () => folderOf()],
    [
      'a .zip',
      async () => {
        const path = join(folder, `${newName()}.zip`);
        await writeFile(path, zipSync(Object.fromEntries(files)));
        return path;
      },
    ],
    [
      'a .tar.gz',
      async () => {
        const path = join(folder, `${newName()}.tar.gz`);
        await promisify(execFile)('tar', ['-czf', path, '-C', folder, basename(await folderOf())]);
        return path;
      },
    ],
    [
      'a prefix of S3',
      async () => {
        const prefix = newName();
        for (const [name, Body] of files)
          await services.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: `${prefix}/${name}`, Body }));
        return `s3://${BUCKET}/${prefix}`;
      },
    ],
    [
      'a .csv of paths and labels',
      async () => {
        const path = join(await folderOf(), 'labels.csv');
        const rows = [...files.keys()].map((name) => `${name},${name.split('/')[0]}\n`);
        await writeFile(path, `path,label\n${rows.join('')}`);
        return path;
      },
    ],
    [
      'a .lst with the names of its classes beside it',
      async () => {
        const path = await folderOf({ 'classes.txt': 'blue\nred\n' });
        const rows = [...files.keys()].map(
          (name, index) => `${index}\t${name.startsWith('red') ? 1 : 0}\t${name}\n`,
        );
        await writeFile(join(path, 'all.lst'), rows.join(''));
        return join(path, 'all.lst');
      },
    ],
  ];

  it.each(sources)('takes the pictures of %s, cut class by class', async (_kind, make) => {
    const staged = await run(await make());
    expect(staged).toMatchObject({
      classes: ['blue', 'red'],
      trainImages: 14,
      validationImages: 2,
      testImages: 4,
      imageSize: 32,
      leftOut: [],
      twins: [],
    });
    const entries = parseManifest(await text(`${staged.prefix}/test.lst`));
    expect(entries.map(({ label }) => label).sort()).toEqual([0, 0, 1, 1]);
    expect(await services.keys(`${staged.prefix}/test/`)).toEqual(
      entries.map(({ path }) => `${staged.prefix}/test/${path}`).sort(),
    );
    expect(await text(`${staged.prefix}/classes.txt`)).toBe('blue\nred\n');
  });

  it('keeps the sets that a folder has', async () => {
    const path = join(folder, newName());
    const sets = new Map<string, Buffer>();
    for (const [name, content] of files) {
      const [className, file = ''] = name.split('/');
      sets.set(`${file.startsWith('9') ? 'test' : 'train'}/${className}/${file}`, content);
    }
    await writeFiles(path, sets);
    expect(await run(path)).toMatchObject({ trainImages: 16, validationImages: 2, testImages: 2 });
  });

  it('makes photographs small enough for an execution, and suits the network to them', async () => {
    const large = await colouredBlocks(77, true, 1200, 900).jpeg({ quality: 100 }).toBuffer();
    const path = await folderOf({ 'red/0.jpg': large, 'red/0.png': null });
    const staged = await run(path);
    const [name] = (await services.keys(staged.prefix)).filter((key) => key.includes('red-0.'));
    const { Body } = await services.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: name }));
    expect(await sharp(await Body?.transformToByteArray()).metadata()).toMatchObject({
      format: 'jpeg',
      width: 512,
      height: 384,
      channels: 3,
    });
  });

  it('stages nothing when a picture cannot be read, and says which and why', async () => {
    const prefix = newName();
    const failed = run(await folderOf({ 'red/3.png': 'no picture', 'blue/4.jpg': '' }), { prefix });
    await expect(failed).rejects.toMatchObject({
      code: 'UNREADABLE_PICTURES',
      message: expect.stringMatching(
        /^2 of 20 pictures cannot be read: blue\/4.jpg \(it has zero bytes\); red\/3.png \(Input buffer .*\)$/,
      ),
      hint: expect.stringContaining('--skip-unreadable'),
    });
    expect(await services.keys(`${prefix}/`)).toEqual([]);
  });

  it('leaves them out when it may, by name', async () => {
    const events: StageProgress[] = [];
    const path = await folderOf({ 'red/3.png': 'no picture', 'red/.hidden': 'x' });
    const staged = await run(path, { skipUnreadable: true }, (event) => events.push(event));
    expect(staged.leftOut).toEqual([{ origin: 'red/3.png', reason: expect.stringContaining('unsupported') }]);
    expect(staged.trainImages + staged.validationImages + staged.testImages).toBe(19);
    expect(events.flatMap((event) => (event.type === 'notice' ? [event.text] : []))).toEqual([
      'red/.hidden is left out: hidden',
      expect.stringMatching(/^red\/3.png is left out, since it cannot be read: /),
    ]);
  });

  it('reads each picture once', async () => {
    let read = 0;
    const path = await folderOf({ 'red/3.png': 'no picture' });
    await run(path, { skipUnreadable: true, seed: 2 }, ({ type }) => (read += type === 'picture' ? 1 : 0));
    expect(read).toBe(20);
  });

  it('cuts the sets again where one has lost all its pictures of a class', async () => {
    const green = new Map<string, Buffer | string>();
    for (const name of [1, 2, 3]) {
      green.set(`green/broken-${name}.png`, 'no picture');
      green.set(
        `green/${name}.png`,
        await colouredBlocks(40 + name, true)
          .png()
          .toBuffer(),
      );
    }
    const path = await folderOf(Object.fromEntries(green));
    for (const seed of [1, 2, 3]) {
      const staged = await run(path, { skipUnreadable: true, seed });
      expect(staged.trainImages + staged.validationImages + staged.testImages).toBe(23);
      for (const set of ['train', 'validation', 'test'])
        expect((await services.keys(`${staged.prefix}/${set}/`)).join()).toContain('green-');
      expect(await services.keys(`${staged.prefix}/`)).toHaveLength(23 + 4);
    }
  });

  it('goes through a link that leads back up once', async () => {
    const path = await folderOf();
    await symlink(path, join(path, 'red', 'again'));
    const { trainImages, validationImages, testImages, twins } = await run(path);
    expect({ pictures: trainImages + validationImages + testImages, twins }).toEqual({
      pictures: 20,
      twins: [],
    });
  });

  it('says of HEIC that it is not read', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]);
    await expect(run(await folderOf({ 'red/IMG_1.HEIC': heic }))).rejects.toThrow(
      'red/IMG_1.HEIC (it is HEIC, which is not read: save it as JPEG)',
    );
  });

  it('says when too few of a class are left', async () => {
    const path = await folderOf({ 'green/1.png': 'no', 'green/2.png': 'no', 'green/3.png': 'no' });
    await expect(run(path, { skipUnreadable: true })).rejects.toMatchObject({
      code: 'TOO_FEW_PICTURES',
      message: 'Class "green" has 0 pictures, and none of them is left for the training set',
    });
  });

  it('names the same picture in two classes', async () => {
    const path = await folderOf({ 'red/again.jpg': files.get('blue/7.jpg') as Buffer });
    const { notices } = await run(path);
    expect(notices).toEqual([
      expect.stringMatching(/^(blue\/7|red\/again).jpg and .* are the same picture, in the classes /),
    ]);
  });

  it('names the same picture in training and test', async () => {
    const path = join(folder, newName());
    const sets = new Map<string, Buffer>([
      ['test/red/own.png', await colouredBlocks(99, true).png().toBuffer()],
    ]);
    for (const [name, content] of files) sets.set(`train/${name}`, content);
    sets.set('test/blue/again.jpg', files.get('blue/1.jpg') as Buffer);
    await writeFiles(path, sets);
    const { notices } = await run(path);
    expect(notices).toEqual([
      expect.stringMatching(
        /^(train\/blue\/1|test\/blue\/again).jpg and .* are the same picture, in the (training and the test|test and the training) set$/,
      ),
    ]);
  });

  it('refuses to stage a prefix into itself', async () => {
    const failed = run(`s3://${BUCKET}/here`, { prefix: 'here/below' });
    await expect(failed).rejects.toMatchObject({ code: 'SAME_PLACE' });
  });

  it('names a class that a folder does not have, and a folder without pictures', async () => {
    const path = await folderOf();
    await expect(run(path, { classes: 'red,bleu' })).rejects.toMatchObject({
      code: 'UNKNOWN_CLASS',
      hint: 'Did you mean blue?',
    });
    await expect(run(`s3://${BUCKET}/nothing-there`)).rejects.toMatchObject({ code: 'NO_PICTURES' });
  });

  describe('with --replace', () => {
    it('puts other pictures in the place of those that are there', async () => {
      const prefix = newName();
      await run('synthetic', { prefix, trainPerClass: 3, testPerClass: 1 });
      await expect(
        run('synthetic', { prefix, seed: 2, trainPerClass: 3, testPerClass: 1 }),
      ).rejects.toMatchObject({
        code: 'ALREADY_STAGED',
        hint: expect.stringContaining('--replace'),
      });
      const staged = await run(await folderOf(), { prefix, replace: true });
      expect(await services.keys(`${prefix}/`)).toHaveLength(20 + 4);
      expect(await text(`${prefix}/classes.txt`)).toBe('blue\nred\n');
      expect(staged.uploaded).toBe(20);
    });

    it('gives a picture another name where the former one has it, and leaves the same ones alone', async () => {
      const prefix = newName();
      const drawn = { prefix, trainPerClass: 3, testPerClass: 1, replace: true };
      await run('synthetic', drawn);
      await run('synthetic', { ...drawn, seed: 2 });
      const keys = await services.keys(`${prefix}/test/`);
      expect(keys).toEqual([expect.stringMatching(/bicycle-00000-[0-9a-f]{8}.png$/), expect.any(String)]);
      expect(
        parseManifest(await text(`${prefix}/test.lst`)).map(({ path }) => `${prefix}/test/${path}`),
      ).toEqual(keys);
      expect(await run('synthetic', { ...drawn, seed: 2 })).toMatchObject({ uploaded: 0 });
    });

    it('leaves the former data set whole when it fails', async () => {
      const prefix = newName();
      await run('synthetic', { prefix, trainPerClass: 3, testPerClass: 1 });
      const before = await services.keys(`${prefix}/`);
      const lists = await Promise.all(before.filter((key) => key.endsWith('.lst')).map(text));
      const cut =
        (next: (request: never) => Promise<never>) =>
        (request: { input: { Key?: string; Body?: unknown } }) => {
          if (request.input.Key?.endsWith('/train.lst') && request.input.Body) {
            services.s3.middlewareStack.remove('cut');
            throw new Error('the line is cut');
          }
          return next(request as never);
        };
      services.s3.middlewareStack.add(cut as never, { step: 'initialize', name: 'cut' });
      await expect(run(await folderOf(), { prefix, replace: true })).rejects.toThrow('the line is cut');
      expect(await services.keys(`${prefix}/`)).toEqual(before);
      expect(await Promise.all(before.filter((key) => key.endsWith('.lst')).map(text))).toEqual(lists);
      expect(await text(`${prefix}/classes.txt`)).toBe('bicycle\nmotorcycle\n');
    });
  });
});
