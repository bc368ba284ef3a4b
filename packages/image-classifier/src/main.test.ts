import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMetricsRecord, recordedAnswers } from '@scones/classifier-measures';
import { seededRandom } from '@scones/deterministic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classify, loadClassifier } from './serve/classifier.ts';
import { easyPicture, jobFolder } from './testing/job-folder.ts';
import { type Ended, startProgram } from './testing/program.ts';
import { saveUntrainedModel } from './testing/untrained-model.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function job(hyperparameters?: Readonly<Record<string, string>>): Promise<string> {
  const root = await jobFolder(hyperparameters);
  folders.push(root);
  return root;
}

const train = (root: string): Promise<Ended> => startProgram(['train', '--root', root]).ended;

describe('train', { timeout: 60_000 }, () => {
  let root: string;
  let ended: Ended;
  beforeAll(async () => {
    root = await job();
    ended = await train(root);
  }, 60_000);

  it("leaves a model that tells the classes apart, and prints the built-in algorithm's lines", () => {
    expect(ended.errors).toBe('');
    expect(ended.code).toBe(0);
    const stamp = String.raw`^\[\d\d/\d\d/\d{4} \d\d:\d\d:\d\d INFO \d+\] `;
    for (const line of [
      String.raw`Epoch\[7\] Train-accuracy=[\d.]+$`,
      String.raw`Epoch\[7\] Train-cross-entropy=[\d.]+$`,
      String.raw`Epoch\[7\] Time cost=[\d.]+$`,
      String.raw`Epoch\[7\] Validation-cross-entropy=[\d.]+$`,
      String.raw`Epoch\[7\] Validation-accuracy=1\.000000$`,
    ]) {
      expect(ended.output).toMatch(new RegExp(stamp + line, 'm'));
    }
  });

  it('leaves nothing but the model', async () => {
    expect(await readdir(root)).toEqual(['input', 'model']);
    expect((await readdir(join(root, 'model'))).toSorted()).toEqual([
      'metrics.json',
      'model.json',
      'model.onnx',
    ]);
  });

  it('records the answers to the validation pictures as the model gives them', async () => {
    const record = parseMetricsRecord(
      await readFile(join(root, 'model', 'metrics.json'), 'utf8'),
      'metrics.json',
    );
    const answers = recordedAnswers(record);
    expect(answers).toHaveLength(16);
    const classifier = await loadClassifier(join(root, 'model'));
    for (const [index, { probabilities, label }] of answers.entries()) {
      expect(label).toBe(index % 2);
      const picture = await readFile(join(root, 'input', 'data', 'validation', `${index}.png`));
      const answer = await classify(classifier, picture);
      answer.forEach((probability, at) => expect(probability).toBeCloseTo(probabilities[at]!, 4));
    }
    await classifier.session.release();
  });

  it('says by name that there is no provider for a GPU, before it reads a picture', async () => {
    const folder = await job();
    const failed = await startProgram(['train', '--root', folder, '--device', 'cuda']).ended;
    expect(failed.code).toBe(1);
    const reason = await readFile(join(folder, 'output', 'failure'), 'utf8');
    expect(reason).toMatch(/^ONNX Runtime's provider for cuda cannot be loaded here: .*--device cpu/);
    expect(failed.output).not.toContain('pictures to train on');
  });

  it('gives the same bytes for the same seed', async () => {
    const again = await job();
    await train(again);
    const models = [root, again].map((folder) => readFile(join(folder, 'model', 'model.onnx')));
    const [one, other] = await Promise.all(models);
    expect(one?.equals(other as Buffer)).toBe(true);
  });

  it('ends early and keeps the model so far when it is stopped', async () => {
    const long = await job({ epochs: '100000' });
    const program = startProgram(['train', '--root', long]);
    await program.printed(/Epoch\[1\] Validation/);
    program.child.signal('SIGTERM');
    expect((await program.ended).code).toBe(0);
    const classifier = await loadClassifier(join(long, 'model'));
    await classifier.session.release();
  });

  it('leaves the reason of a failure and no model', async () => {
    const broken = await job({ num_layers: '18' });
    const { code, errors } = await train(broken);
    const reason = await readFile(join(broken, 'output', 'failure'), 'utf8');
    expect(code).toBe(2);
    expect(reason).toContain('Hyperparameter num_layers ("18")');
    expect(errors).toBe(`${reason}\n`);
    expect(await readdir(broken)).not.toContain('model');
  });
});

describe('draw', { timeout: 120_000 }, () => {
  it('lays out a job of drawn pictures on which train leaves a model', async () => {
    const root = await mkdtemp(join(tmpdir(), 'drawn-job-'));
    folders.push(root);
    const values = ['--train-per-class', '24', '--validation-per-class', '8', '--epochs', '1'];
    const drawn = await startProgram(['draw', '--root', root, ...values]).ended;
    expect(drawn).toEqual({ code: 0, output: '', errors: '' });
    const manifest = await readFile(join(root, 'input/data/train_lst/train.lst'), 'utf8');
    expect(manifest.split('\n').slice(0, 2)).toEqual([
      '0\t0\tbicycle-00000.png',
      '1\t1\tmotorcycle-00000.png',
    ]);
    const trained = await train(root);
    expect(trained.errors).toBe('');
    const classifier = await loadClassifier(join(root, 'model'));
    await classifier.session.release();
  });

  it.each([
    ['a root that has a job', [], 'is there already'],
    ['a class that nobody can draw', ['--classes', 'bicycle,zeppelin'], 'zeppelin'],
  ])('refuses %s', async (_what, values, words) => {
    const root = await mkdtemp(join(tmpdir(), 'drawn-job-'));
    folders.push(root);
    if (values.length === 0) await mkdir(join(root, 'input'));
    const { code, errors } = await startProgram(['draw', '--root', root, ...values]).ended;
    expect(code).toBe(1);
    expect(errors).toContain(words);
    expect(await readdir(root)).toEqual(values.length === 0 ? ['input'] : []);
  });
});

describe('serve', { timeout: 60_000 }, () => {
  let root: string;
  beforeAll(async () => {
    root = await job();
    await saveUntrainedModel(join(root, 'model'));
  });

  it('answers and ends cleanly', async () => {
    const program = startProgram(['serve', '--root', root, '--port', '0']);
    const [, port] = await program.printed(/^\{"listening":(\d+)\}$/m);
    expect((await fetch(`http://127.0.0.1:${port}/ping`)).status).toBe(200);
    program.child.signal('SIGTERM');
    expect((await program.ended).code).toBe(0);
  });

  it('answers what it has begun before it ends', async () => {
    const program = startProgram(['serve', '--root', root, '--port', '0']);
    const [, port] = await program.printed(/^\{"listening":(\d+)\}$/m);
    const picture = await easyPicture(0, seededRandom(3));
    const lines = `${JSON.stringify({ image: picture.toString('base64') })}\n`.repeat(300);
    const { promise: sent, resolve } = Promise.withResolvers<void>();
    const answer = new Promise<string>((take, reject) => {
      const headers = { 'content-type': 'application/jsonlines' };
      const outgoing = request(
        { host: '127.0.0.1', port, path: '/invocations', method: 'POST', headers },
        (incoming) => void incoming.toArray().then((chunks) => take(chunks.join('')), reject),
      );
      outgoing.once('error', reject).end(lines, resolve);
    });
    await sent;
    // Connections are taken in their order, so that an answer to a later one shows that the first has arrived.
    await fetch(`http://127.0.0.1:${port}/ping`);
    program.child.signal('SIGTERM');
    expect((await answer).trimEnd().split('\n')).toHaveLength(300);
    expect((await program.ended).code).toBe(0);
  });

  it('takes its port from the environment, as SageMaker gives it, and ends with its parent', async () => {
    const program = startProgram(['serve', '--root', root], { SAGEMAKER_BIND_TO_PORT: '0' });
    await program.printed(/listening/);
    program.child.disconnect();
    expect((await program.ended).code).toBe(0);
  });

  it.each([
    [
      ['--root', join(import.meta.dirname, 'nowhere'), '--port', '0'],
      1,
      'does not hold a model of this program',
    ],
    [['--port', '70000'], 2, '--port takes a whole number from 0 to 65535, not "70000"'],
  ])('says why it does not start with %j', async (options, exitCode, message) => {
    const { code, errors } = await startProgram(['serve', ...options]).ended;
    expect(code).toBe(exitCode);
    expect(errors).toContain(message);
  });
});
