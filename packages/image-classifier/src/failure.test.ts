import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClassifierError, type ClassifierErrorCode, exitCodeOf } from './classifier-error.ts';
import { containerFolders } from './container-folders.ts';
import { writeFailure } from './failure.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'classifier-failure-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('the reason of a failed job', () => {
  it('stands where SageMaker looks for it, with its hint, and nothing beside it', async () => {
    const folders = containerFolders(root);
    await writeFailure(folders, new ClassifierError('JOB_EXISTS', 'There is a job.', 'Remove it.'));
    const text = await readFile(join(root, 'output', 'failure'), 'utf8');
    expect(text).toContain('There is a job.');
    expect(text).toContain('Remove it.');
    expect(await readdir(join(root, 'output'))).toEqual(['failure']);
  });

  it('is no longer than SageMaker shows', async () => {
    await writeFailure(containerFolders(root), new Error('x'.repeat(5000)));
    expect(await readFile(join(root, 'output', 'failure'), 'utf8')).toHaveLength(1024);
  });
});

describe('exitCodeOf', () => {
  it.each<[ClassifierErrorCode, number]>([
    ['HYPERPARAMETER_REFUSED', 2],
    ['CONFIGURATION_INVALID', 2],
    ['CHANNEL_INVALID', 2],
    ['MANIFEST_INVALID', 2],
    ['PICTURE_UNREADABLE', 2],
    ['TOO_FEW_PICTURES', 2],
    ['TRAINING_DIVERGED', 1],
    ['MODEL_UNREADABLE', 1],
    ['JOB_EXISTS', 1],
  ])('says of %s whether the data is at fault: %i', (code, exitCode) => {
    expect(exitCodeOf(new ClassifierError(code, 'message', 'hint'))).toBe(exitCode);
  });

  it('is 1 for an unexpected error', () => {
    expect(exitCodeOf(new TypeError('a fault'))).toBe(1);
    expect(exitCodeOf('text')).toBe(1);
  });
});
