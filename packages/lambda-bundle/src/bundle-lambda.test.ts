import { mkdtemp, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundleLambda } from './bundle-lambda.ts';
import { writeBundle } from './write-bundle.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lambda-bundle-'));
  await mkdir(join(folder, 'src'));
  await writeSource(
    'handler.ts',
    `import { answer } from './answer.ts'; export const handler = async () => answer;`,
  );
  await writeSource('answer.ts', 'export const answer: number = 42;');
});
afterEach(() => rm(folder, { recursive: true }));

const writeSource = (name: string, text: string): Promise<void> => writeFile(join(folder, 'src', name), text);

it('makes one module with its source map, and a zip of both', async () => {
  const { code, bytes, files } = await bundleLambda(folder);
  const zipped = unzipSync(code);
  expect(Object.keys(zipped)).toEqual(['index.mjs', 'index.mjs.map']);
  expect(zipped).toEqual(files);
  expect(bytes).toBe(zipped['index.mjs']?.length);
});

it('makes a module that Node can load, though what it imports is CommonJS', async () => {
  await writeSource('separator.cjs', `module.exports = require('node:path').posix.sep;`);
  await writeSource(
    'handler.ts',
    `import separator from './separator.cjs'; export const handler = async (): Promise<string> => separator;`,
  );
  const destination = await writeBundle(folder, await bundleLambda(folder));
  const { handler } = (await import(pathToFileURL(join(destination, 'index.mjs')).href)) as {
    handler: () => Promise<string>;
  };
  expect(await handler()).toBe('/');
});

it('makes the same bytes again, whenever the sources were saved', async () => {
  const first = await bundleLambda(folder);
  await utimes(join(folder, 'src', 'answer.ts'), 0, 0);
  expect((await bundleLambda(folder)).code).toEqual(first.code);
});

it('writes the files and the zip to dist', async () => {
  const bundle = await bundleLambda(folder);
  expect(await writeBundle(folder, bundle)).toBe(join(folder, 'dist'));
  expect(new Uint8Array(await readFile(join(folder, 'dist', 'function.zip')))).toEqual(bundle.code);
});

it('says which sources are the largest when the budget is passed', async () => {
  await expect(bundleLambda(folder, { budgetBytes: 10 })).rejects.toMatchObject({
    code: 'BUNDLE_TOO_LARGE',
    message: expect.stringMatching(/budget is 10\. .*src\/handler\.ts \(\d+\)/) as string,
  });
});

it('says where a source does not compile', async () => {
  await writeSource('answer.ts', 'export const answer = ;');
  await expect(bundleLambda(folder)).rejects.toThrow('src/answer.ts:1:22');
});

it.each(['serialize-image-data', 'infer-serialized-image-data', 'filter-results'])(
  'keeps the Lambda %s within its budget, the SDK included',
  async (name) => {
    const lambda = fileURLToPath(new URL(`../../lambda-${name}`, import.meta.url));
    const { bytes, code } = await bundleLambda(lambda);
    expect(bytes).toBeLessThan(1_500_000);
    expect(code.length).toBeLessThan(bytes);
  },
);
