import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const project = join(import.meta.dirname, '..');
const workspace = join(project, '../..');

interface Settings {
  readonly app: string;
  readonly output: string;
}

async function settingsIn(folder: string): Promise<Settings> {
  const { app, output, ...rest } = JSON.parse(await readFile(join(folder, 'cdk.json'), 'utf8')) as Settings;
  const program = resolve(folder, app.replace(/^node /, ''));
  return { ...rest, app: `node ${program}`, output: resolve(folder, output) };
}

it('means the same app to the CDK CLI in the folder of the workspace and in that of the project', async () => {
  expect(await settingsIn(workspace)).toEqual(await settingsIn(project));
  expect((await settingsIn(workspace)).app).toBe(`node ${join(project, 'src/app.ts')}`);
});
