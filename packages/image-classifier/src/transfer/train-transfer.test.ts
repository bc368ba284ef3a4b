import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FakeClock, seededRandom } from '@scones/deterministic';
import { SMALL_CLASSIFIER, writeOnnx } from '@scones/onnx-training/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { classify, loadClassifier } from '../serve/classifier.ts';
import { easyPicture, jobFolder } from '../testing/job-folder.ts';
import { train } from '../train/train.ts';
import { trainingLog } from '../train/training-log.ts';

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

async function job(
  files: Readonly<Record<string, string | Uint8Array>>,
  values: Readonly<Record<string, string>> = {},
): Promise<string> {
  const root = await jobFolder({ use_pretrained_model: '1', epochs: '6', ...values });
  folders.push(root);
  const channel = join(root, 'input', 'data', 'pretrained');
  await mkdir(channel);
  for (const [name, content] of Object.entries(files)) await writeFile(join(channel, name), content);
  return root;
}

async function run(root: string): Promise<string> {
  const clock = new FakeClock();
  let output = '';
  const log = trainingLog(clock, 1, (line) => (output += line));
  await train({ root, seed: 0, clock, log, signal: new AbortController().signal });
  return output;
}

describe('a training from a backbone', { timeout: 60_000 }, () => {
  const backbone = writeOnnx(SMALL_CLASSIFIER);

  it('learns a head, then the last stage, and leaves a model that answers', async () => {
    const root = await job({ 'small.onnx': backbone }, { epochs: '20', learning_rate: '0.01' });
    const output = await run(root);
    expect(output).toMatch(/small\.onnx: \d+ operators stay as they are, \d+ are of the last stage/);
    expect(output).toMatch(/Learnt a head on the features of 6 views of each picture/);
    const [, before, after] = /head alone ([\d.]+), fine-tuned ([\d.]+)/.exec(output) ?? [];
    expect(Number(after)).toBeLessThan(Number(before));
    const classifier = await loadClassifier(join(root, 'model'));
    const random = seededRandom(9);
    let right = 0;
    for (let index = 0; index < 20; index++) {
      const answer = await classify(classifier, await easyPicture(index % 2, random));
      if (answer.indexOf(Math.max(...answer)) === index % 2) right++;
    }
    expect(right).toBeGreaterThanOrEqual(15);
  });

  it('gives the same model for the same seed', async () => {
    const models = [];
    for (let round = 0; round < 2; round++) {
      const root = await job({ 'small.onnx': backbone }, { epochs: '1' });
      await run(root);
      models.push(await readFile(join(root, 'model', 'model.onnx')));
    }
    expect(models[0]?.equals(models[1] as Buffer)).toBe(true);
  });

  it('takes the normalization that lies beside the file', async () => {
    const description = { mean: [127, 127, 127], deviation: [128, 128, 128] };
    const root = await job(
      { 'small.onnx': backbone, 'backbone.json': JSON.stringify(description) },
      { epochs: '1' },
    );
    await run(root);
    const model = JSON.parse(await readFile(join(root, 'model', 'model.json'), 'utf8')) as {
      preprocessing: unknown;
    };
    expect(model.preprocessing).toEqual(description);
  });

  it.each<[string, Record<string, string | Uint8Array>, string]>([
    ['no file', {}, 'The channel pretrained holds 0 .onnx files, not one.'],
    ['a file of something else', { 'a.onnx': 'hello' }, 'a.onnx is not a backbone that can be used: '],
    [
      'an operator without a layer',
      {
        'a.onnx': writeOnnx({
          ...SMALL_CLASSIFIER,
          nodes: SMALL_CLASSIFIER.nodes.map((node) =>
            node.output === 'a3' ? { ...node, operator: 'Elu' } : node,
          ),
        }),
      },
      'its operator Elu (node a3) is not supported',
    ],
    [
      'a description of another form',
      { 'a.onnx': backbone, 'backbone.json': '{"mean": 1}' },
      'backbone.json is not {"mean"',
    ],
  ])('refuses %s', async (_name, files, message) => {
    await expect(run(await job(files))).rejects.toThrow(message);
  });
});
