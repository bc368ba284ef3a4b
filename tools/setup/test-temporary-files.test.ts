import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import setup from './test-temporary-files.ts';

it('gives tests a folder of their own, and tells what they leave there', async () => {
  const before = tmpdir();
  const tearDown = await setup();
  expect(tmpdir()).not.toBe(before);
  await mkdir(join(tmpdir(), 'left-over'));
  await mkdir(join(tmpdir(), 'node-compile-cache'));
  await expect(tearDown()).rejects.toThrow('Tests have left temporary files: left-over.');
  expect(tmpdir()).toBe(before);
});

it('says nothing where they leave nothing', async () => {
  const tearDown = await setup();
  await tearDown();
});
