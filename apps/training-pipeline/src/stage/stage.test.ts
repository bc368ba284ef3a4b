import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { parseManifest } from '@scones/image-dataset';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUCKET, type RunningServices, startServices } from '../testing/start-services.ts';
import { stage } from './stage.ts';
import type { StageOptions } from './stage-options.ts';
import type { StageProgress } from './stage-progress.ts';

const ARCHIVE = resolve(import.meta.dirname, '../../../../../shared/cifar-100/cifar-100-binary.tar.gz');
const archiveIsThere = await access(ARCHIVE).then(
  () => true,
  () => false,
);

describe('stage', () => {
  let services: RunningServices;
  let folder: string;
  let count = 0;

  beforeAll(async () => {
    services = await startServices();
    folder = await mkdtemp(join(tmpdir(), 'stage-'));
  });
  afterAll(async () => {
    await services.close();
    await rm(folder, { recursive: true, force: true });
  });

  const newPrefix = (): string => `set-${++count}`;
  const run = (
    options: Partial<StageOptions>,
    context: { signal?: AbortSignal; onProgress?: (event: StageProgress) => void } = {},
  ) =>
    stage(
      { s3: services.s3, clock: services.clock, cacheFolder: folder, ...context },
      { bucket: BUCKET, trainPerClass: 3, testPerClass: 2, ...options },
    );
  const bytes = async (key: string): Promise<Buffer> => {
    const { Body } = await services.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  };

  it('uploads pictures, manifests and class names', async () => {
    const prefix = newPrefix();
    const staged = await run({ prefix, classes: 'motorcycle,bicycle' });
    expect(staged).toEqual({
      dataset: 'synthetic',
      classes: ['motorcycle', 'bicycle'],
      bucket: BUCKET,
      prefix,
      seed: 1,
      imageSize: 32,
      leftOut: [],
      twins: [],
      notices: [],
      trainImages: 4,
      validationImages: 2,
      testImages: 4,
      uploaded: 14,
      trainManifest: `s3://${BUCKET}/${prefix}/train.lst`,
      validationManifest: `s3://${BUCKET}/${prefix}/validation.lst`,
      testManifest: `s3://${BUCKET}/${prefix}/test.lst`,
    });
    const entries = parseManifest((await bytes(`${prefix}/train.lst`)).toString());
    expect(await services.keys(`${prefix}/train/`)).toEqual(
      entries.map(({ path }) => `${prefix}/train/${path}`).sort(),
    );
    expect(entries[0]).toEqual({
      index: 0,
      label: 0,
      path: expect.stringMatching(/^motorcycle-0000[012]\.png$/),
    });
    expect((await bytes(`${prefix}/classes.txt`)).toString()).toBe('motorcycle\nbicycle\n');
    const picture = await sharp(await bytes(`${prefix}/train/${entries[0]?.path}`)).metadata();
    expect(picture).toMatchObject({ format: 'png', width: 32, height: 32, channels: 3 });
  });

  it('leaves objects that are there already with the same bytes', async () => {
    const prefix = newPrefix();
    await run({ prefix });
    expect(await run({ prefix })).toMatchObject({ trainImages: 4, uploaded: 0 });
  });

  it('refuses to overwrite another data set, and leaves it as it was', async () => {
    const prefix = newPrefix();
    await services.put(`${prefix}/test.lst`, 'precious');
    const before = await services.keys(prefix);
    await expect(run({ prefix })).rejects.toMatchObject({
      code: 'ALREADY_STAGED',
      message: `s3://${BUCKET}/${prefix}/test.lst exists with other content`,
    });
    expect(await services.keys(prefix)).toEqual(before);
    expect((await bytes(`${prefix}/test.lst`)).toString()).toBe('precious');
  });

  it('removes its uploads again when it is interrupted', async () => {
    const prefix = newPrefix();
    const controller = new AbortController();
    const events: StageProgress[] = [];
    const onProgress = (event: StageProgress): void => {
      events.push(event);
      if (event.type === 'picture' && event.staged === 3) controller.abort(new Error('Ctrl-C'));
    };
    await expect(run({ prefix, concurrency: 2 }, { signal: controller.signal, onProgress })).rejects.toThrow(
      'Ctrl-C',
    );
    expect(await services.keys(prefix)).toEqual([]);
    expect(events.at(-1)).toEqual({ type: 'undo', objects: 4 });
  });

  it('says what it could not remove again, and why it had to', async () => {
    const cut =
      (next: (request: never) => Promise<never>, { commandName = '' }) =>
      (request: never) => {
        if (commandName === 'DeleteObjectsCommand') throw new Error('the line is cut');
        return next(request);
      };
    const prefix = newPrefix();
    await services.put(`${prefix}/test.lst`, 'precious');
    services.s3.middlewareStack.add(cut as never, { step: 'initialize', name: 'cut' });
    const failed = run({ prefix, trainPerClass: 2, testPerClass: 1 });
    await expect(failed).rejects.toMatchObject({
      code: 'NOT_UNDONE',
      message: expect.stringMatching(/test\.lst exists .* 7 uploaded objects could not .*: the line is cut$/),
    });
    services.s3.middlewareStack.remove('cut');
  });

  it('says that the bucket does not exist before it does anything', async () => {
    const onProgress = (): never => expect.unreachable();
    await expect(run({ bucket: 'nowhere' }, { onProgress })).rejects.toMatchObject({
      code: 'BUCKET_MISSING',
      message: 'The bucket "nowhere" does not exist',
      hint: expect.stringContaining('aws s3 mb s3://nowhere'),
    });
  });

  it('names the nearest classes for one that does not exist', async () => {
    const prefix = newPrefix();
    await expect(run({ prefix, classes: 'bicycle,motorcicle' })).rejects.toMatchObject({
      code: 'UNKNOWN_CLASS',
      hint: expect.stringContaining('motorcycle'),
    });
    expect(await services.keys(prefix)).toEqual([]);
  });

  it.each([
    { what: 'is missing', content: undefined, code: 'DATASET_MISSING' },
    { what: 'is something else', content: 'not an archive', code: 'NOT_AN_ARCHIVE' },
    { what: 'is an empty folder', content: null, code: 'NO_PICTURES' },
  ])('says so when the archive $what', async ({ content, code }) => {
    const path = join(folder, `${newPrefix()}.tar.gz`);
    if (content === null) await mkdir(path);
    else if (content !== undefined) await writeFile(path, content);
    const failed = run({ dataset: path, prefix: newPrefix() });
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringContaining(path) });
  });

  it.skipIf(!archiveIsThere)(
    'stages the pictures of an archive in the CIFAR-100 format',
    { tags: 'cifar-100', timeout: 120_000 },
    async () => {
      const prefix = newPrefix();
      const staged = await run({ dataset: ARCHIVE, prefix, concurrency: 8 });
      expect(staged).toMatchObject({
        trainImages: 720,
        validationImages: 80,
        testImages: 200,
        uploaded: 1004,
      });
    },
  );
});
