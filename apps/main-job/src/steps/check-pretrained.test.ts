import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsClients, closeClients } from '../aws-clients.ts';
import { NOWHERE, testJob, type TestJob } from '../testing/test-job.ts';
import { checkPretrained } from './check-pretrained.ts';

const clients = awsClients(NOWHERE);
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'pretrained-'))));
afterAll(async () => {
  closeClients(clients);
  await rm(folder, { recursive: true });
});

const check = async (pretrained?: string): Promise<TestJob> => {
  const job = testJob(NOWHERE, clients);
  await checkPretrained(job, { pretrained });
  return job;
};

it('finds the file of a classifier before there is an emulator', async () => {
  await writeFile(join(folder, 'net.onnx'), new Uint8Array(1_500_000));
  const { shown } = await check(join(folder, 'net.onnx'));
  expect(shown.map(({ outcome }) => outcome)).toEqual([
    'Found the classifier to start from: net.onnx, 1.5 MB',
  ]);
});

it.each([
  ['none.onnx', 'none.onnx cannot be read: ENOENT'],
  ['net.pt', 'net.pt is neither an .onnx file nor a known name'],
])('refuses %s at once', async (name, message) => {
  await expect(check(join(folder, name))).rejects.toMatchObject({
    code: 'PRETRAINED_MISSING',
    message: expect.stringContaining(message),
  });
});

it('says nothing where a job starts from nothing', async () => {
  expect((await check()).shown).toEqual([]);
});
