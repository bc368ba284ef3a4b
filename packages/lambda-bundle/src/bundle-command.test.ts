import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from '@scones/command-line';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleCommand } from './bundle-command.ts';

const FILTER = fileURLToPath(new URL('../../lambda-filter-results', import.meta.url));
let folder: string;
let lambda: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-command-'));
  lambda = join(folder, 'lambda');
  await cp(join(FILTER, 'package.json'), join(lambda, 'package.json'));
  await cp(join(FILTER, 'tsconfig.json'), join(lambda, 'tsconfig.json'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...values: string[]) {
  const [stdout, stderr] = [[], []] as [string[], string[]];
  const writer = (lines: string[]) => ({ write: (text: string) => lines.push(text) > 0 });
  const { signal } = new AbortController();
  const code = await runProgram(
    { name: 'lambda-bundle', command: bundleCommand },
    { values, signal, stdout: writer(stdout), stderr: writer(stderr) },
  );
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

const writeHandler = async (text: string): Promise<void> => {
  await cp(join(FILTER, 'package.json'), join(lambda, 'package.json'));
  await cp(join(FILTER, 'src'), join(lambda, 'src'), { recursive: true });
  await writeFile(join(lambda, 'src/handler.ts'), text);
};

it("writes the bundle to the package's dist, and says how large it is", async () => {
  await writeHandler('export const handler = async (): Promise<number> => 7;\n');
  const { code, stdout, stderr } = await run(lambda);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toBe(`${join(lambda, 'dist')}: index.mjs 1 kB, function.zip 1 kB\n`);
  expect(await readdir(join(lambda, 'dist'))).toEqual(['function.zip', 'index.mjs', 'index.mjs.map']);
});

it('prints the sizes as JSON', async () => {
  await writeHandler('export const handler = async (): Promise<number> => 7;\n');
  const { stdout } = await run(lambda, '--json');
  expect(JSON.parse(stdout)).toEqual({
    destination: join(lambda, 'dist'),
    moduleBytes: expect.any(Number),
    zipBytes: expect.any(Number),
  });
});

it('fails with 1 and the line of a source that does not compile', async () => {
  await writeHandler('export const handler = ;\n');
  const { code, stderr } = await run(lambda);
  expect(code).toBe(1);
  expect(stderr).toMatch(/src\/handler\.ts:1:\d+: ERROR: Unexpected ";"/);
});

it('fails with 1 where there is no Lambda', async () => {
  const { code, stderr } = await run(join(folder, 'none'));
  expect(code).toBe(1);
  expect(stderr).toContain('has no usable settings for its Lambda: there is no such file');
});

it.each([
  [[], /folder/],
  [['a', 'b'], /too many arguments/],
  [['a', '--budget', '1'], /unknown option '--budget'/],
])('is misused by %j', async (values, message) => {
  const { code, stderr } = await run(...values);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
