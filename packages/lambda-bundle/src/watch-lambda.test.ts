import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@scones/deterministic';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type WatchedBundle, watchLambda } from './watch-lambda.ts';

let folder: string;
let watching: AbortController;
let builds: AsyncGenerator<WatchedBundle, never>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-lambda-'));
  const lambda = { budgetKilobytes: 1, timeoutSeconds: 3, memoryMegabytes: 128 };
  await save('package.json', JSON.stringify({ name: 'watched', lambda }));
  await save(
    'src/handler.ts',
    `import { answer } from '../library/answer.ts'; export const handler = () => answer();`,
  );
  await save('library/answer.ts', answering(1));
  watching = new AbortController();
  builds = watchLambda(folder, { clock: systemClock, signal: watching.signal });
});
afterEach(async () => {
  watching.abort(new Error('The test is over'));
  await builds.next().catch(() => undefined);
  await rm(folder, { recursive: true });
});

const answering = (value: number): string => `export const answer = (): string => 'answer ${value}';`;

async function save(file: string, text: string): Promise<void> {
  const path = join(folder, file);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
}

async function next(): Promise<WatchedBundle> {
  return (await builds.next()).value;
}

async function nextModule(): Promise<string> {
  const build = await next();
  if ('failure' in build) throw build.failure;
  return new TextDecoder().decode(build.bundle.files['index.mjs']);
}

it('bundles at once, and again when a source is saved, also one that is imported from elsewhere', async () => {
  expect(await nextModule()).toContain('answer 1');
  const rebuilt = builds.next();
  await save('library/answer.ts', answering(2));
  const { value: build } = await rebuilt;
  expect(build.change?.source).toBe(join(folder, 'library', 'answer.ts'));
  expect('bundle' in build && new TextDecoder().decode(build.bundle.files['index.mjs'])).toContain(
    'answer 2',
  );
});

it('sees what was saved while nobody asked, and what an editor puts in the place of a source', async () => {
  await nextModule();
  await save('library/.answer.ts.swp', answering(3));
  await rename(join(folder, 'library/.answer.ts.swp'), join(folder, 'library/answer.ts'));
  expect(await nextModule()).toContain('answer 3');
});

it('says why there is no bundle, and goes on', async () => {
  await nextModule();
  await save('library/answer.ts', 'export const answer = ;');
  expect(await next()).toMatchObject({ failure: { message: expect.stringContaining('answer.ts:1:22') } });
  await save('library/answer.ts', answering(4));
  expect(await nextModule()).toContain('answer 4');
});

it('begins with what fails, and sees the file come that was missing', async () => {
  await rm(join(folder, 'library/answer.ts'));
  await save('src/handler.ts', `export { answer as handler } from './answer.ts';`);
  expect(await next()).toMatchObject({ failure: { message: expect.stringContaining('./answer.ts') } });
  await save('src/answer.ts', answering(5));
  expect(await nextModule()).toContain('answer 5');
});

it('holds every bundle to the budget', async () => {
  await nextModule();
  await save('library/answer.ts', `export const answer = () => '${'x'.repeat(2000)}';`);
  expect(await next()).toMatchObject({ failure: { code: 'BUNDLE_TOO_LARGE' } });
});

it('ends with its signal, and leaves nothing that watches', async () => {
  await nextModule();
  const rebuilt = builds.next();
  watching.abort(new Error('enough'));
  await expect(rebuilt).rejects.toThrow('enough');
  await expect.poll(() => process.getActiveResourcesInfo()).not.toContain('FSEventWrap');
});
