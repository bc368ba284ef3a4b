import { readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import {
  GetFunctionCommand,
  GetLayerVersionCommand,
  PublishLayerVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningLambda, startLambda, zipOf } from '../testing/running-lambda.ts';

let lambda: RunningLambda;
beforeAll(async () => {
  lambda = await startLambda();
});
afterAll(async () => {
  await lambda.close();
  expect(lambda.faults).toEqual([]);
});

const answering = (text: string): string => `export const handler = async () => '${text}';`;

/** The folder of the code that this makes. */
async function folderOf(make: () => Promise<unknown>): Promise<string> {
  const root = join(lambda.folder, 'code');
  const before = new Set(await readdir(root).catch(() => []));
  await make();
  const [made] = (await readdir(root)).filter((name) => !before.has(name));
  return join(root, made as string);
}

it('says of a function whose files are lost what is missing, and runs it again after an update', async () => {
  const folder = await folderOf(() => lambda.create('lost', answering('old')));
  await rm(folder, { recursive: true });
  await expect(lambda.invoke('lost')).rejects.toMatchObject({
    name: 'ServiceException',
    message: expect.stringMatching(/has lost an unpacked zip: \S+unpacked is missing\. Update the code/),
  });
  const ZipFile = zipOf({ 'index.mjs': answering('new') });
  await lambda.client.send(new UpdateFunctionCodeCommand({ FunctionName: 'lost', ZipFile }));
  expect((await lambda.invoke('lost')).payload).toBe('new');
});

it('refuses the download of a zip that is lost or cut short, and runs what is unpacked', async () => {
  const folder = await folderOf(() => lambda.create('zipless', answering('here')));
  const { Code } = await lambda.client.send(new GetFunctionCommand({ FunctionName: 'zipless' }));
  const download = async () => await (await fetch(Code?.Location as string)).text();
  await truncate(join(folder, 'function.zip'), 10);
  expect(await download()).toMatch(/has lost a zip of code: \S+ has 10 of \d+ bytes/);
  await rm(join(folder, 'function.zip'));
  expect(await download()).toMatch(/has lost a zip of code: \S+ is missing/);
  expect((await lambda.invoke('zipless')).payload).toBe('here');
});

it('says of a layer whose files are lost what is missing', async () => {
  const publish = () =>
    lambda.client.send(
      new PublishLayerVersionCommand({
        LayerName: 'thin',
        Content: { ZipFile: zipOf({ 'nodejs/a.js': '' }) },
      }),
    );
  const folder = await folderOf(publish);
  await lambda.create('layered', answering('layered'));
  const { LayerVersionArn } = await lambda.client.send(
    new GetLayerVersionCommand({ LayerName: 'thin', VersionNumber: 1 }),
  );
  await lambda.client.send(
    new UpdateFunctionConfigurationCommand({ FunctionName: 'layered', Layers: [LayerVersionArn as string] }),
  );
  await rm(folder, { recursive: true });
  await expect(lambda.invoke('layered')).rejects.toMatchObject({ name: 'ServiceException' });
});

it('makes the folder for temporary files again', async () => {
  await lambda.create('roomy', answering('room'));
  await rm(join(lambda.folder, 'sandboxes'), { recursive: true });
  expect((await lambda.invoke('roomy')).payload).toBe('room');
});
