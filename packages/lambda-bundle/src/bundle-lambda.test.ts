import { mkdtemp, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundleLambda } from './bundle-lambda.ts';
import { writeBundle } from './write-bundle.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lambda-bundle-'));
  await mkdir(join(folder, 'src'));
  await writePackage({ budgetKilobytes: 10 });
  await writeSource(
    'handler.ts',
    `import { answer } from './answer.ts'; export const handler = async () => answer;`,
  );
  await writeSource('answer.ts', 'export const answer: number = 42;');
});
afterEach(() => rm(folder, { recursive: true }));

const textOf = (file: Uint8Array | undefined): string => new TextDecoder().decode(file);
const writePackage = (lambda: object): Promise<void> =>
  writeFile(
    join(folder, 'package.json'),
    JSON.stringify({
      name: '@scones/lambda-answer',
      lambda: { timeoutSeconds: 3, memoryMegabytes: 128, ...lambda },
    }),
  );
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
  await writePackage({ budgetKilobytes: 0.01 });
  await expect(bundleLambda(folder)).rejects.toMatchObject({
    code: 'BUNDLE_TOO_LARGE',
    message: expect.stringMatching(/budget is 10\. .*src\/handler\.ts \(\d+\)/) as string,
  });
});

it('says where a source does not compile', async () => {
  await writeSource('answer.ts', 'export const answer = ;');
  await expect(bundleLambda(folder)).rejects.toThrow('src/answer.ts:1:22');
});

it('ignores the budget of a bundle that is stepped through, and puts the map with the sources inside it', async () => {
  await writePackage({ budgetKilobytes: 0.01 });
  const { files } = await bundleLambda(folder, { purpose: 'debug' });
  expect(Object.keys(files)).toEqual(['index.mjs']);
  const [, base64] = /sourceMappingURL=data:application\/json;base64,(\S+)/.exec(textOf(files['index.mjs']))!;
  const map = JSON.parse(Buffer.from(base64 as string, 'base64').toString('utf8'));
  expect(map.sources).toContain(pathToFileURL(join(folder, 'src', 'answer.ts')).href);
  expect(map.sourcesContent).toContain('export const answer: number = 42;');
});

it('names the sources by their places in a bundle that is tried, but not in one that is deployed', async () => {
  const sourcesFor = async (purpose: 'try' | 'deploy'): Promise<unknown> => {
    const { files } = await bundleLambda(folder, { purpose });
    return JSON.parse(textOf(files['index.mjs.map'])).sources;
  };
  expect(await sourcesFor('try')).toEqual([pathToFileURL(join(folder, 'src', 'handler.ts')).href]);
  expect(await sourcesFor('deploy')).toEqual(['../src/handler.ts']);
});

it('lists the sources that it was made of', async () => {
  const { inputs } = await bundleLambda(folder);
  expect([...inputs].sort()).toEqual(['answer.ts', 'handler.ts'].map((name) => join(folder, 'src', name)));
});

it.each([
  ['no member lambda', { name: 'lambda-answer' }, 'lambda'],
  ['a budget that is none', { name: 'lambda-answer', lambda: { budgetKilobytes: 0 } }, 'budgetKilobytes'],
])('refuses a package with %s', async (_what, document, detail) => {
  await writeFile(join(folder, 'package.json'), JSON.stringify(document));
  await expect(bundleLambda(folder)).rejects.toMatchObject({
    code: 'LAMBDA_SETTINGS_MALFORMED',
    message: expect.stringContaining(detail) as string,
  });
});
