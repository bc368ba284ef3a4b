import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DeleteFunctionCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  PublishLayerVersionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ANSWERS_ONE,
  ANSWERS_TWO,
  lambdaUnderTest,
  type MadeFunction,
  refusal,
} from '../testing/lambda-under-test.ts';
import { zipOf } from '../testing/running-lambda.ts';

const read: (string | undefined)[][] = [];
const tested = lambdaUnderTest({
  objects: {
    async read(...object) {
      read.push(object);
      if (object[1] === 'two.zip') return ANSWERS_TWO;
      throw Object.assign(new Error('The specified key does not exist.'), { name: 'NoSuchKey' });
    },
  },
});
let made: MadeFunction;
let FunctionName = '';

beforeEach(async () => {
  read.length = 0;
  made = await tested.make();
  ({ FunctionName } = made);
});

const update = (changes: object) =>
  tested.client.send(new UpdateFunctionCodeCommand({ FunctionName, ...changes }));
const configuration = () => tested.client.send(new GetFunctionConfigurationCommand({ FunctionName }));
const download = async () => {
  const { Code } = await tested.client.send(new GetFunctionCommand({ FunctionName }));
  return new Uint8Array(await (await fetch(Code?.Location ?? '')).arrayBuffer());
};
const sha256 = (zip: Uint8Array) => createHash('sha256').update(zip).digest('base64');
const codeFolders = async () => (await readdir(join(tested.lambda.folder, 'code'))).length;

describe('code by ZipFile', () => {
  it('has the size and the hash of the zip, which GetFunction gives back byte for byte', async () => {
    expect(made).toMatchObject({ CodeSize: ANSWERS_ONE.length, CodeSha256: sha256(ANSWERS_ONE) });
    expect(await download()).toEqual(ANSWERS_ONE);
    expect(read).toEqual([]);
  });

  it('is refused together with a place in S3', async () => {
    for (const place of [{ S3Bucket: 'code' }, { S3Key: 'two.zip' }, { S3ObjectVersion: '1' }])
      expect(await refusal(update({ ZipFile: ANSWERS_TWO, ...place }))).toEqual({
        name: 'InvalidParameterValueException',
        status: 400,
        message: 'Please do not provide other FunctionCode parameters when providing a ZipFile.',
      });
    expect((await configuration()).CodeSha256).toBe(sha256(ANSWERS_ONE));
  });
});

describe('code by S3', () => {
  it('is read from the bucket, the key and the version given', async () => {
    await update({ S3Bucket: 'code', S3Key: 'two.zip', S3ObjectVersion: 'v1' });
    expect(read).toEqual([['code', 'two.zip', 'v1']]);
    expect(await download()).toEqual(ANSWERS_TWO);
  });

  it.each([
    [
      'a key that is not there',
      { S3Bucket: 'code', S3Key: 'none.zip' },
      'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
    ],
    ['a bucket alone', { S3Bucket: 'code' }, 'Please provide a source for function code.'],
    ['a key alone', { S3Key: 'two.zip' }, 'Please provide a source for function code.'],
    ['nothing', {}, 'Please provide a source for function code.'],
  ])('is refused with %s', async (_what, changes, message) => {
    expect(await refusal(update(changes))).toEqual({
      name: 'InvalidParameterValueException',
      status: 400,
      message,
    });
  });
});

describe('code by a container image', () => {
  it('is refused by name, by both operations that take code', async () => {
    const ImageUri = '000000000000.dkr.ecr.us-east-1.amazonaws.com/image:latest';
    const message = expect.stringContaining(
      'The emulator does not support functions of container images.',
    ) as string;
    expect(await refusal(update({ ImageUri }))).toEqual({
      name: 'ValidationException',
      status: 400,
      message,
    });
    expect(await refusal(tested.make({ Code: { ImageUri } }))).toEqual({
      name: 'ValidationException',
      status: 400,
      message,
    });
  });
});

describe('UpdateFunctionCode', () => {
  it('answers that the new code is under way, and then has a revision of its own', async () => {
    await tested.clock.advance(60_000);
    const answer = await update({ ZipFile: ANSWERS_TWO });
    expect(answer).toMatchObject({
      CodeSha256: sha256(ANSWERS_TWO),
      CodeSize: ANSWERS_TWO.length,
      State: 'Active',
      LastUpdateStatus: 'InProgress',
      LastModified: new Date(tested.clock.now()).toISOString().replace('Z', '+0000'),
    });
    const after = await configuration();
    expect(after).toMatchObject({ LastUpdateStatus: 'Successful', LastModified: answer.LastModified });
    expect(new Set([made.RevisionId, answer.RevisionId, after.RevisionId]).size).toBe(3);
  });

  it('changes the architecture with the code', async () => {
    expect((await configuration()).Architectures).toEqual(['x86_64']);
    await update({ ZipFile: ANSWERS_TWO, Architectures: ['arm64'] });
    expect((await configuration()).Architectures).toEqual(['arm64']);
    await update({ ZipFile: ANSWERS_ONE });
    expect((await configuration()).Architectures).toEqual(['arm64']);
  });

  it('accepts the current revision, and no other', async () => {
    const { RevisionId } = await configuration();
    await update({ ZipFile: ANSWERS_TWO, RevisionId });
    expect(await refusal(update({ ZipFile: ANSWERS_ONE, RevisionId }))).toMatchObject({
      name: 'PreconditionFailedException',
      status: 412,
    });
    expect((await configuration()).CodeSha256).toBe(sha256(ANSWERS_TWO));
  });

  it('answers in a dry run what would be, and changes nothing', async () => {
    const before = await configuration();
    const folders = await codeFolders();
    const answer = await update({ ZipFile: ANSWERS_TWO, Architectures: ['arm64'], DryRun: true });
    expect(answer).toMatchObject({ CodeSha256: sha256(ANSWERS_TWO), Architectures: ['arm64'] });
    const { $metadata: _before, ...unchanged } = before;
    expect(await configuration()).toMatchObject(unchanged);
    expect(await codeFolders()).toBe(folders);
  });

  it.each([
    ['a file below a file', { a: 'x', 'a/b': 'y' }],
    ['a file where a folder is', { 'a/b': 'x', a: 'y' }],
    ['a name that no disk takes', { [`${'n'.repeat(300)}.mjs`]: 'x' }],
  ])('refuses %s, and leaves nothing of it', async (_what, files) => {
    const folders = await codeFolders();
    expect(await refusal(update({ ZipFile: zipOf(files) }))).toEqual({
      name: 'InvalidParameterValueException',
      status: 400,
      message: expect.stringContaining('has no place among the others') as string,
    });
    expect(await codeFolders()).toBe(folders);
  });

  it('refuses in a dry run what it refuses in earnest', async () => {
    expect(await refusal(update({ ZipFile: Buffer.from('no zip'), DryRun: true }))).toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'Could not unzip uploaded file. Please check your file, then try to upload again.',
    });
    expect(await refusal(update({ ZipFile: ANSWERS_TWO, DryRun: true, RevisionId: 'x' }))).toMatchObject({
      name: 'PreconditionFailedException',
    });
  });

  it('refuses a version in place of the function', async () => {
    expect(await refusal(update({ FunctionName: `${FunctionName}:1`, ZipFile: ANSWERS_TWO }))).toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('permitted on Lambda functions only') as string,
    });
  });
});

describe('stored code', () => {
  const remove = (name: string) => tested.client.send(new DeleteFunctionCommand({ FunctionName: name }));

  it('stays while a version or a layer uses it', async () => {
    await update({ ZipFile: ANSWERS_TWO, Publish: true });
    const folders = await codeFolders();
    await update({ ZipFile: ANSWERS_ONE });
    expect(await codeFolders()).toBe(folders);
    await tested.client.send(
      new PublishLayerVersionCommand({ LayerName: 'same', Content: { ZipFile: ANSWERS_TWO } }),
    );
    await remove(FunctionName);
    expect(await codeFolders()).toBe(folders);
  });

  it('goes with a creation that is refused after the code was unpacked', async () => {
    const folders = await codeFolders();
    const zips = [1, 2].map((name) => ({
      ZipFile: zipOf({ 'index.mjs': `export const handler = ${name};` }),
    }));
    const answers = await Promise.allSettled(
      zips.map((Code) => tested.make({ FunctionName: 'raced', Code })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await codeFolders()).toBe(folders + 1);
  });

  it('is removed when several updates run at once, except the last', async () => {
    const folders = await codeFolders();
    const zips = [3, 4, 5].map((name) => zipOf({ 'index.mjs': `export const handler = ${name};` }));
    await Promise.all(zips.map((ZipFile) => update({ ZipFile })));
    expect(await codeFolders()).toBe(folders + 1);
    await remove(FunctionName);
    expect(await codeFolders()).toBe(folders);
  });
});
